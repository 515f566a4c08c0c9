import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdCompressSync } from "node:zlib";
import { create } from "tar";
import { expect, it } from "vitest";
import { readManifest } from "./read-archive.ts";

it("does not take in what a foreign file packs as a huge manifest", async () => {
  const folder = mkdtempSync(join(tmpdir(), "caudal-archive-"));
  const manifest = join(folder, "manifest.json");
  writeFileSync(manifest, `${" ".repeat(17 * 1024 * 1024)}{"product":"caudal","format":2}`);
  await create({ cwd: folder, file: join(folder, "bomb.tar") }, ["manifest.json"]);
  writeFileSync(join(folder, "bomb.tar.zst"), zstdCompressSync(readFileSync(join(folder, "bomb.tar"))));
  await expect(readManifest(join(folder, "bomb.tar.zst"))).rejects.toMatchObject({ code: "file_unreadable" });
  rmSync(folder, { recursive: true });
});
