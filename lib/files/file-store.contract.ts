/** What every file store must do, wherever it keeps the files. Run by each adapter's own test. */
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import type { FileStore } from "./file-store.ts";

/** `open` gives an empty store. */
export function describeFileStore(name: string, open: () => Promise<FileStore>): void {
  describe(`${name} file store`, () => {
    let files: FileStore;
    beforeEach(async () => {
      files = await open();
    });
    const put = (file: string, content: string) => files.put(file, Readable.from([Buffer.from(content)]));

    it("gives back what was put, byte for byte", async () => {
      const stored = await put("orders.csv", "order_id\n  Ñ1\r\n");
      expect(stored).toMatchObject({ name: "orders.csv", bytes: 16 });
      expect(await text(await files.open("orders.csv"))).toBe("order_id\n  Ñ1\r\n");
    });

    it("lists files by name, with their size", async () => {
      await put("orders.csv", "abc");
      await put("customers.csv", "");
      expect((await files.list()).map(({ name: file, bytes }) => [file, bytes])).toEqual([
        ["customers.csv", 0],
        ["orders.csv", 3],
      ]);
    });

    it("replaces a file whole", async () => {
      await put("orders.csv", "a long former content");
      await put("orders.csv", "new");
      expect(await text(await files.open("orders.csv"))).toBe("new");
    });

    it("keeps the former file, and no half one, when the content breaks off", async () => {
      await put("orders.csv", "former");
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from("half");
          throw new Error("connection lost");
        })(),
      );
      await expect(files.put("orders.csv", broken)).rejects.toThrow("connection lost");
      expect(await text(await files.open("orders.csv"))).toBe("former");
      expect(await files.list()).toHaveLength(1);
    });

    it("says not_found for a file that is not there", async () => {
      await put("orders.csv", "abc");
      await expect(files.open("products.csv")).rejects.toMatchObject({ code: "not_found", value: "products.csv" });
    });

    it.each(["../orders.csv", "a/b.csv", "..", ".", "", "a\\b.csv", "a\0b", "/etc/passwd"])("refuses the name %j", async (bad) => {
      await expect(put(bad, "abc")).rejects.toMatchObject({ code: "invalid_parameter" });
      await expect(files.open(bad)).rejects.toMatchObject({ code: "invalid_parameter" });
      expect(() => files.localPath(bad)).toThrow("holds no path");
    });
  });
}
