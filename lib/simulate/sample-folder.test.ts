import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { prepareSampleFolder } from "./sample-folder.ts";

let root: string;
const origin = { lines: 10, seed: 1, until: "2026-06-30" };

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sample-folder-"));
});
afterEach(() => rm(root, { recursive: true }));

test("makes the folder and marks it", async () => {
  await prepareSampleFolder(join(root, "new", "shop"), origin);
  expect(await readdir(join(root, "new", "shop"))).toEqual(["sample-store.json"]);
});

test("takes a folder with a former sample, also half a one", async () => {
  await prepareSampleFolder(root, origin);
  await writeFile(join(root, "orders.csv"), "order_id");
  await expect(prepareSampleFolder(root, origin)).resolves.toBeUndefined();
});

test("leaves a folder with somebody's own CSV files alone", async () => {
  await writeFile(join(root, "orders.csv"), "order_id");
  await expect(prepareSampleFolder(root, origin)).rejects.toThrow(`${root} holds orders.csv, which is no sample of ours`);
  expect(await readdir(root)).toEqual(["orders.csv"]);
});

test("leaves a former sample alone when other files were put beside it", async () => {
  await prepareSampleFolder(root, origin);
  await writeFile(join(root, "notes.txt"), "mine");
  await expect(prepareSampleFolder(root, origin)).rejects.toMatchObject({ code: "invalid_parameter", field: "out" });
});

test("says so when the folder cannot be made", async () => {
  await writeFile(join(root, "file"), "");
  await expect(prepareSampleFolder(join(root, "file"), origin)).rejects.toMatchObject({
    code: "setting_invalid",
    message: expect.stringContaining("is a file"),
  });
});
