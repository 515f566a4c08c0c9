import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { browseFolder, listSources } from "./list-sources.ts";
import { writeShop } from "./shop-files.fixture.ts";

let base = "";
const at = (...parts: string[]) => join(base, ...parts);
const places = () => ({ inboxDir: at("inbox"), uploadsDir: at("uploads"), loadRoots: [at("exports"), at("nowhere")] });
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "caudal-sources-")));
  for (const name of ["inbox", "exports", "secret/inner", "exports/.hidden"]) mkdirSync(at(name), { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe("sources", () => {
  it("are the inbox and the roots, with what is missing of the four files", async () => {
    writeShop(at("inbox"));
    writeFileSync(at("exports", "orders.csv"), "order_id\n");
    const { inbox, roots } = await listSources(places(), []);
    expect(inbox).toMatchObject({ folder: at("inbox"), name: "inbox", missing: [], fault: null });
    expect(inbox.files.map(({ name }) => name)).toEqual(["customers.csv", "orders.csv", "order_items.csv", "products.csv"]);
    expect(roots).toMatchObject([
      { folder: at("exports"), files: [{ name: "orders.csv", bytes: 9 }], missing: ["customers.csv", "order_items.csv", "products.csv"], fault: null },
      { folder: at("nowhere"), files: [], fault: "gone" },
    ]);
  });

  it("are looked into one level at a time, the newest first", async () => {
    writeShop(at("exports", "2025-9"));
    mkdirSync(at("exports", "2025-10", "deep"), { recursive: true });
    const top = await browseFolder(at("exports"), places());
    expect(top).toMatchObject({ parent: null, left: 0 });
    expect(top.folders.map(({ name, missing }) => [name, missing.length])).toEqual([
      ["2025-10", 4],
      ["2025-9", 0],
    ]);
    expect(await browseFolder(at("exports", "2025-10"), places())).toMatchObject({ parent: at("exports"), folders: [{ name: "deep" }] });
  });

  it("show no folder and no file that a link takes from outside", async () => {
    writeShop(at("secret"));
    symlinkSync(at("secret"), at("exports", "link"));
    symlinkSync(at("secret", "orders.csv"), at("exports", "orders.csv"));
    mkdirSync(at("exports", "real"));
    symlinkSync(at("exports", "real"), at("exports", "alias"));
    const { folders, files } = await browseFolder(at("exports"), places());
    expect(folders.map(({ name, folder }) => [name, folder])).toEqual([
      ["real", at("exports", "real")],
      ["alias", at("exports", "real")],
    ]);
    expect(files).toEqual([]);
  });

  it.each(["secret", "exports/link", "exports/../secret", ""])("are not %j", async (name) => {
    symlinkSync(at("secret"), at("exports", "link"));
    await expect(browseFolder(at(name), places())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are told to be gone when they are", async () => {
    await expect(browseFolder(at("exports", "none"), places())).rejects.toMatchObject({ code: "not_found" });
  });
});
