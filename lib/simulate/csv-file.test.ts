import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CsvFile, countDigits } from "./csv-file.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "csv-file-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(write: (file: CsvFile) => void): Promise<string> {
  const path = join(folder, "file.csv");
  const file = await CsvFile.create(path, "head");
  write(file);
  await file.close();
  return readFile(path, "utf8");
}

test("writes ids, whole numbers, money and times digit by digit", async () => {
  const text = await written((file) => {
    file.beginRow();
    file.id("O", 42, 5);
    file.comma();
    file.whole(-130);
    file.comma();
    file.cents(1205);
    file.comma();
    file.cents(7);
    file.comma();
    file.time(86_399);
    file.endRow();
  });
  expect(text).toBe("head\nO00042,-130,12.05,0.07,23:59:59\n");
});

test("keeps accents", async () => {
  const text = await written((file) => {
    file.beginRow();
    file.text("Óscar Núñez");
    file.endRow();
  });
  expect(text).toBe("head\nÓscar Núñez\n");
});

test("grows when a day's rows are more than the buffer holds", async () => {
  const text = await written((file) => {
    for (let row = 0; row < 5000; row++) {
      file.beginRow();
      file.text("x".repeat(999));
      file.endRow();
    }
  });
  expect(text.length).toBe(5 + 5000 * 1000);
});

test("counts digits", () => {
  expect([0, 9, 10, 99, 100, 100_000_000].map(countDigits)).toEqual([1, 1, 2, 2, 3, 9]);
});
