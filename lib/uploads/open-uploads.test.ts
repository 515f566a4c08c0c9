import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openUploads } from "./open-uploads.ts";
import { uploadDisk } from "./upload-disk.ts";
import { type OfferedFile, UploadRequest } from "./upload-set.ts";

const orders: OfferedFile = { name: "orders.csv", bytes: 10, modifiedAt: "2026-01-05T12:00:00.000Z" };
const products: OfferedFile = { name: "products.csv", bytes: 3, modifiedAt: null };
const dayMs = 86_400_000;

let dir = "";
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), "caudal-uploads-")), "uploads");
});
afterEach(() => rmSync(join(dir, ".."), { recursive: true, force: true }));

const open = (others: Partial<Parameters<typeof openUploads>[0]> = {}) => openUploads({ dir, now: () => new Date(), ...others });

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* cutAfter(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
  throw new Error("connection lost");
}

describe("uploads", () => {
  it("puts a file together from its pieces, and gives it its name when it is whole", async () => {
    const uploads = open();
    const { id, folder } = uploads.begin([orders], "ada");
    await uploads.append(id, "orders.csv", { at: 0, content: pieces("012", "34") });
    expect(readdirSync(folder)).toEqual([".orders.csv.partial"]);
    const set = await uploads.append(id, "orders.csv", { at: 5, content: pieces("56789") });
    expect(set).toMatchObject({ id, by: "ada", files: [{ name: "orders.csv", received: 10, isWhole: true }] });
    expect(readFileSync(join(folder, "orders.csv"), "utf8")).toBe("0123456789");
    expect(readdirSync(folder)).toEqual(["orders.csv"]);
  });

  it("keeps what came before a connection broke, and goes on from there alone", async () => {
    const uploads = open();
    const { id, folder } = uploads.begin([orders], "ada");
    await expect(uploads.append(id, "orders.csv", { at: 0, content: cutAfter("0123") })).rejects.toThrow("connection lost");
    await expect(uploads.append(id, "orders.csv", { at: 0, content: pieces("0123") })).rejects.toMatchObject({ code: "conflict", field: "offset", value: "4" });
    await uploads.append(id, "orders.csv", { at: 4, content: pieces("456789") });
    expect(readFileSync(join(folder, "orders.csv"), "utf8")).toBe("0123456789");
  });

  it("goes on after a restart, where the same file is offered again", async () => {
    const { id } = open().begin([orders, products], "ada");
    await open().append(id, "orders.csv", { at: 0, content: pieces("0123") });
    const again = open();
    expect(again.add(id, [orders]).files).toMatchObject([{ received: 4 }, { name: "products.csv", received: 0 }]);
    const other = { ...orders, modifiedAt: "2026-01-06T12:00:00.000Z" };
    expect(again.add(id, [other]).files.find(({ name }) => name === "orders.csv")).toMatchObject({ received: 0, modifiedAt: other.modifiedAt });
  });

  it("keeps nothing of a piece that is longer than announced", async () => {
    const uploads = open();
    const { id } = uploads.begin([orders], "ada");
    await uploads.append(id, "orders.csv", { at: 0, content: pieces("0123") });
    await expect(uploads.append(id, "orders.csv", { at: 4, content: pieces("4567", "89+") })).rejects.toMatchObject({
      code: "invalid_parameter",
      field: "bytes",
    });
    expect(uploads.get(id).files).toMatchObject([{ received: 4, isWhole: false }]);
  });

  it("takes a file of no bytes for whole at once", () => {
    expect(open().begin([{ ...orders, bytes: 0 }], "ada").files).toMatchObject([{ received: 0, isWhole: true }]);
  });

  it("takes one piece of a file at a time", async () => {
    const uploads = open();
    const { id } = uploads.begin([orders], "ada");
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const first = uploads.append(id, "orders.csv", {
      at: 0,
      content: (async function* () {
        await held;
        yield Buffer.from("01");
      })(),
    });
    await expect(uploads.append(id, "orders.csv", { at: 0, content: pieces("01") })).rejects.toMatchObject({ code: "conflict" });
    finish();
    expect((await first).files).toMatchObject([{ received: 2 }]);
  });

  it("says before anything is sent that the disk has no room, of what other uploads still need as well", () => {
    const uploads = open({ freeBytes: () => 500_000_012 });
    uploads.begin([orders], "ada");
    expect(() => uploads.begin([products], "ada")).toThrow(
      expect.objectContaining({ code: "disk_full", message: expect.stringContaining("Nothing was sent") }),
    );
    expect(uploads.all()).toHaveLength(1);
  });

  it("leaves nothing of a file that fills the disk, and the others as they are", async () => {
    const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
    const uploads = open({
      disk: { ...uploadDisk, append: (path, piece) => (path.includes("orders") ? Promise.reject(full) : uploadDisk.append(path, piece)) },
    });
    const { id, folder } = uploads.begin([orders, products], "ada");
    await uploads.append(id, "products.csv", { at: 0, content: pieces("abc") });
    await expect(uploads.append(id, "orders.csv", { at: 0, content: pieces("01") })).rejects.toMatchObject({ code: "disk_full", value: "orders.csv" });
    expect(readdirSync(folder)).toEqual(["products.csv"]);
    expect(uploads.get(id).files).toMatchObject([{ name: "products.csv", isWhole: true }]);
  });

  it("forgets a file and a set, but not while a load reads it", () => {
    let inUse = "";
    const uploads = open({ isInUse: (folder) => folder === inUse });
    const { id, folder } = uploads.begin([orders, products], "ada");
    expect(uploads.removeFile(id, "orders.csv").files).toMatchObject([{ name: "products.csv" }]);
    inUse = folder;
    for (const act of [() => uploads.remove(id), () => uploads.removeFile(id, "products.csv"), () => uploads.add(id, [orders])])
      expect(act).toThrow(expect.objectContaining({ code: "conflict" }));
    inUse = "";
    uploads.remove(id);
    expect(readdirSync(dir)).toEqual([]);
  });

  it("forgets what was given up after three days, and what is whole after seven", () => {
    let now = new Date();
    const uploads = open({ now: () => now });
    const { id: broken } = uploads.begin([orders], "ada");
    const { id: whole } = uploads.begin([{ ...products, bytes: 0 }], "ada");
    const left = (days: number) => {
      now = new Date(Date.now() + days * dayMs + 1000);
      uploads.prune();
      return uploads.all().map(({ id }) => id);
    };
    expect(left(2)).toEqual(expect.arrayContaining([broken, whole]));
    expect(left(3)).toEqual([whole]);
    expect(left(7)).toEqual([]);
  });

  it("removes what a killed process left half made", () => {
    mkdirSync(join(dir, "2026-01-05-0000"), { recursive: true });
    writeFileSync(join(dir, "2026-01-05-0001.json.partial"), "{");
    expect(open().all()).toEqual([]);
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each(["../up", "..", "a/b", "A", "", "x".repeat(41), "a\0b"])("knows no upload %j", (id) => {
    writeFileSync(join(dir, "..", "up.json"), "{}");
    expect(() => open().get(id)).toThrow(expect.objectContaining({ code: "not_found" }));
    expect(existsSync(join(dir, "..", "up.json"))).toBe(true);
  });
});

describe("names of files", () => {
  const parse = (...names: string[]) => UploadRequest.safeParse({ files: names.map((name) => ({ name, bytes: 1 })) });

  it("takes the four whatever their case", () => {
    expect(parse("Orders.CSV", "customers.csv").data?.files.map(({ name }) => name)).toEqual(["orders.csv", "customers.csv"]);
  });

  it.each(["notes.txt", "../orders.csv", "orders.csv\n", "orders.csv\0", "/orders.csv", "a\\orders.csv", "orders.csv ", "ordérs.csv", ""])(
    "refuses %j",
    (name) => {
      expect(parse(name).success).toBe(false);
    },
  );

  it("refuses one name twice", () => {
    expect(parse("orders.csv", "ORDERS.csv").error?.issues[0]?.message).toBe("orders.csv is named twice");
  });
});
