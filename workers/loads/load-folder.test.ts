import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { settleFolder, settleSource } from "./load-folder.ts";

let base = "";
let places = { inboxDir: "", uploadsDir: "", loadRoots: [""] };
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "caudal-folder-")));
  for (const name of ["inbox/may", "exports/2025", "exports-private", "uploads/a"]) mkdirSync(join(base, name), { recursive: true });
  symlinkSync(join(base, "exports-private"), join(base, "exports", "link"));
  places = { inboxDir: join(base, "inbox"), uploadsDir: join(base, "uploads"), loadRoots: [join(base, "exports")] };
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

it.each([
  [undefined, "inbox"],
  ["may", "inbox/may"],
  ["../exports/2025", "exports/2025"],
  ["../uploads/a", "uploads/a"],
])("lets the page load %s", (named, settled) => {
  expect(settleFolder(named, places, false)).toBe(join(base, settled));
});

it.each(["..", "../exports-private", "../exports/link", "/"])("does not let the page load %s", (named) => {
  expect(() => settleFolder(named, places, false)).toThrow(expect.objectContaining({ code: "forbidden", field: "folder" }));
});

it("lets a command load any folder that is there", () => {
  expect(settleFolder("../exports-private", places, true)).toBe(join(base, "exports-private"));
  expect(() => settleFolder("../june", places, true)).toThrow(expect.objectContaining({ code: "not_found" }));
});

it("does not let the page load a folder whose file is a link that leads outside", () => {
  writeFileSync(join(base, "exports-private", "orders.csv"), "order_id\n");
  symlinkSync(join(base, "exports-private", "orders.csv"), join(base, "exports", "2025", "orders.csv"));
  expect(() => settleSource("../exports/2025", places, false)).toThrow("orders.csv is a link to a file outside");
  expect(settleSource("../exports/2025", places, true)).toBe(join(base, "exports", "2025"));
});

it("lets the page load a file that is a link to one that may be loaded", () => {
  writeFileSync(join(base, "exports", "orders.csv"), "order_id\n");
  symlinkSync(join(base, "exports", "orders.csv"), join(base, "inbox", "orders.csv"));
  expect(settleSource(undefined, places, false)).toBe(join(base, "inbox"));
});
