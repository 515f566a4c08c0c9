import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeFolder } from "./make-folder.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "caudal-folder-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("makes a folder and those above it, once", () => {
  const folder = join(root, "a", "b");
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it("says when a file is in the way", () => {
  writeFileSync(join(root, "file"), "");
  expect(() => makeFolder(join(root, "file"))).toThrow(expect.objectContaining({ code: "setting_invalid", message: expect.stringContaining("is a file") }));
  expect(() => makeFolder(join(root, "file", "a"))).toThrow(/file\/a cannot be made or written to \(ENOTDIR\)/);
});

it.runIf(process.platform === "linux")("ends where no folder can be made", () => {
  expect(() => makeFolder("/proc/caudal/data")).toThrow(/\/proc\/caudal\/data cannot be made or written to \(ENOENT\)/);
});
