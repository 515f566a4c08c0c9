import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ensureWorkerSecret, isSameSecret, readWorkerSecret } from "./worker-secret.ts";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "caudal-secret-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it("is made once, for its owner alone", () => {
  const secret = ensureWorkerSecret({ dataDir: join(dataDir, "new"), workerSecret: undefined });
  expect(secret.length).toBeGreaterThan(40);
  expect(statSync(join(dataDir, "new", "worker-secret")).mode & 0o777).toBe(0o600);
  expect(ensureWorkerSecret({ dataDir: join(dataDir, "new"), workerSecret: undefined })).toBe(secret);
});

it("closes a file that others could read", () => {
  ensureWorkerSecret({ dataDir, workerSecret: undefined });
  chmodSync(join(dataDir, "worker-secret"), 0o644);
  ensureWorkerSecret({ dataDir, workerSecret: undefined });
  expect(statSync(join(dataDir, "worker-secret")).mode & 0o777).toBe(0o600);
});

it("is the setting where there is one", () => {
  expect(readWorkerSecret({ dataDir, workerSecret: "0123456789abcdef" })).toBe("0123456789abcdef");
  expect(readWorkerSecret({ dataDir, workerSecret: undefined })).toBeNull();
});

it("is compared whole", () => {
  expect(isSameSecret("abc", "abc")).toBe(true);
  expect(isSameSecret("abc", "abcd")).toBe(false);
  expect(isSameSecret("", "abc")).toBe(false);
});
