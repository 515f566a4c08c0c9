import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { decideRestore, finishRestore, restoreFolders } from "./finish-restore.ts";

it("sets flight checks aside: they were measured by loads that are gone", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caudal-restore-"));
  mkdirSync(join(dataDir, "checks", "one"), { recursive: true });
  const { unpacking } = restoreFolders(dataDir);
  mkdirSync(unpacking, { recursive: true });
  writeFileSync(join(unpacking, "state.sqlite"), "restored");
  decideRestore(dataDir, { aside: "before-restore", keepLiveSince: null });
  await finishRestore(dataDir);
  expect(existsSync(join(dataDir, "checks"))).toBe(false);
  expect(existsSync(join(dataDir, "before-restore", "checks", "one"))).toBe(true);
  rmSync(dataDir, { recursive: true });
});
