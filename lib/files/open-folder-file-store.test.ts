import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeFileStore } from "./file-store.contract.ts";
import { openFolderFileStore } from "./open-folder-file-store.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caudal-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describeFileStore("folder", async () => openFolderFileStore(folder));

describe("a folder as file store", () => {
  it("makes the folder with the first file", async () => {
    const inbox = openFolderFileStore(join(folder, "data", "inbox"));
    await expect(inbox.list()).rejects.toMatchObject({ code: "not_found" });
    writeFileSync(join(folder, "a.csv"), "x");
    await inbox.put("a.csv", await openFolderFileStore(folder).open("a.csv"));
    expect(readFileSync(join(folder, "data", "inbox", "a.csv"), "utf8")).toBe("x");
  });

  it("lists no folders and no links to nothing", async () => {
    mkdirSync(join(folder, "orders.csv"));
    symlinkSync(join(folder, "nowhere"), join(folder, "products.csv"));
    expect(await openFolderFileStore(folder).list()).toEqual([]);
    await expect(openFolderFileStore(folder).open("orders.csv")).rejects.toMatchObject({ code: "not_found" });
  });

  it("says that a file is not a folder", async () => {
    writeFileSync(join(folder, "a.csv"), "x");
    await expect(openFolderFileStore(join(folder, "a.csv")).list()).rejects.toThrow("give the folder that holds it");
  });
});
