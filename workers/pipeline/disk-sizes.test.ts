import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readDiskSizes, readInbox } from "./disk-sizes.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caudal-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the disk", () => {
  it("tells what accounts and backups take, with none yet and with some", () => {
    expect(readDiskSizes(folder)).toMatchObject({ stateBytes: 0, backupBytes: 0 });
    mkdirSync(join(folder, "backups"));
    writeFileSync(join(folder, "backups", "a"), "12345");
    writeFileSync(join(folder, "state.sqlite"), "123");
    writeFileSync(join(folder, "state.sqlite-wal"), "12");
    expect(readDiskSizes(folder)).toMatchObject({ stateBytes: 5, backupBytes: 5, freeBytes: expect.any(Number) });
  });

  it("counts the CSV files of the inbox, and says why where it cannot", () => {
    expect(readInbox(folder)).toEqual({ files: 0, changedAt: null, error: null });
    writeFileSync(join(folder, "orders.CSV"), "");
    writeFileSync(join(folder, "notes.txt"), "");
    expect(readInbox(folder)).toMatchObject({ files: 1, changedAt: expect.stringMatching(/Z$/) });
    expect(readInbox(join(folder, "gone"))).toMatchObject({ files: null, error: expect.stringContaining("ENOENT") });
  });
});
