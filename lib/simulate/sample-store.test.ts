import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeSampleStore } from "./sample-store.ts";

let root: string;
const files = ["customers.csv", "orders.csv", "order_items.csv", "products.csv"];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sample-"));
});
afterAll(() => rm(root, { recursive: true }));

async function sample(options: { lines: number; seed?: number; until?: string }): Promise<string> {
  const folder = await mkdtemp(join(root, "store-"));
  await writeSampleStore({ folder, seed: 1, until: "2026-06-30", ...options });
  return folder;
}

async function hash(folder: string): Promise<string> {
  const sum = createHash("sha256");
  for (const file of files) sum.update(await readFile(join(folder, file)));
  return sum.digest("hex");
}

/** Rows without the header, split at commas (only product names are quoted, and not read here). */
async function rows(folder: string, file: string): Promise<string[][]> {
  const text = await readFile(join(folder, file), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => row.split(","));
}

describe("bytes", () => {
  test("are the same on every machine for the same seed, lines and last day", async () => {
    expect(await hash(await sample({ lines: 10_000 }))).toBe("3c2f686a296100db3dc83ba18ef0e2506ade2a7f57a24bf9177ff8f9ad0529cc");
  });

  test("differ with another seed", async () => {
    expect(await hash(await sample({ lines: 1000, seed: 2 }))).not.toBe(await hash(await sample({ lines: 1000 })));
  });
});

test.each([1, 2, 999, 10_000, 123_457])("%i lines are written when asked for", async (lines) => {
  expect(await rows(await sample({ lines }), "order_items.csv")).toHaveLength(lines);
});

describe("the shop of 10,000 lines", () => {
  let orders: string[][];
  let items: string[][];
  let customers: string[][];
  let products: string[][];

  beforeAll(async () => {
    const folder = await sample({ lines: 10_000 });
    [customers = [], orders = [], items = [], products = []] = await Promise.all(files.map((file) => rows(folder, file)));
  });

  test("names every key once", () => {
    for (const table of [customers, orders, products]) expect(new Set(table.map(([key]) => key)).size).toBe(table.length);
  });

  test("has every line's order and product, every order's customer, and no order without lines", () => {
    const keys = (table: string[][]) => new Set(table.map(([key]) => key));
    expect(new Set(items.map(([order]) => order))).toEqual(keys(orders));
    expect(items.filter(([, product]) => !keys(products).has(product))).toEqual([]);
    expect(orders.filter(([, customer]) => customer && !keys(customers).has(customer))).toEqual([]);
  });

  test("reaches from the month two years back to the last day, in order of time", () => {
    const dates = orders.map(([, , date = ""]) => date);
    expect([dates[0]?.slice(0, 7), dates.at(-1)?.slice(0, 10)]).toEqual(["2024-06", "2026-06-30"]);
    expect(dates).toEqual(dates.toSorted());
    expect(dates.filter((date) => !/^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(date))).toEqual([]);
  });

  test("has no order before its customer signed up", () => {
    const signedUp = new Map(customers.map(([id = "", , , date = ""]) => [id, date]));
    expect(orders.filter(([, customer = "", date = ""]) => date.slice(0, 10) < (signedUp.get(customer) ?? ""))).toEqual([]);
  });

  test("sends back what was bought, later, at the price paid", () => {
    const orderOf = new Map(orders.map(([id = "", customer, date = ""]) => [id, { customer, date }]));
    const lineOf = new Map(
      items.map(([order = "", product = "", quantity = "", price = ""]) => [`${order} ${product}`, { quantity: Number(quantity), price }]),
    );
    const returned = items.filter(([order]) => order?.startsWith("R"));
    expect(returned.length).toBeGreaterThan(200);
    for (const [order = "", product = "", quantity = "", price = ""] of returned) {
      const bought = order.replace("R", "O");
      expect(Number(quantity)).toBeLessThan(0);
      expect(-Number(quantity)).toBeLessThanOrEqual(lineOf.get(`${bought} ${product}`)?.quantity ?? 0);
      expect(price).toBe(lineOf.get(`${bought} ${product}`)?.price);
      expect(orderOf.get(order)?.customer).toBe(orderOf.get(bought)?.customer);
      expect((orderOf.get(order)?.date ?? "") > (orderOf.get(bought)?.date ?? "")).toBe(true);
    }
  });

  test("has about a thousand customers, some of whom never bought and some of whom keep coming", () => {
    const bought = new Map<string, number>();
    for (const [, customer = ""] of orders) bought.set(customer, (bought.get(customer) ?? 0) + 1);
    expect(bought.get("")).toBe(65);
    bought.delete("");
    expect([customers.length, customers.length - bought.size]).toEqual([1144, 88]);
    expect([...bought.values()].toSorted((a, b) => b - a).slice(0, 3)).toEqual([30, 30, 30]);
  });

  test("sells in ten countries through four channels, nine categories", () => {
    expect(new Set(customers.map(([, , country]) => country)).size).toBe(10);
    expect(new Set(orders.map(([, , , channel]) => channel))).toEqual(new Set(["Online store", "App", "Marketplace", "Store"]));
    expect(new Set(products.map((product) => product.at(-4))).size).toBe(9);
    expect(products.filter((product) => product.at(-1) === "").length).toBeGreaterThan(0);
  });
});

describe("the year", () => {
  test("peaks in November and December, on Black Friday, and grows", async () => {
    const orders = await rows(await sample({ lines: 100_000 }), "orders.csv");
    const count = (start: string) => orders.filter(([id, , date]) => id?.startsWith("O") && date?.startsWith(start)).length;
    expect(count("2025-11")).toBeGreaterThan(1.15 * count("2025-10"));
    expect(count("2025-12")).toBeGreaterThan(1.15 * count("2025-10"));
    expect(count("2025-11-28")).toBeGreaterThan(1.8 * count("2025-11-14"));
    expect(count("2026-05")).toBeGreaterThan(1.1 * count("2025-05"));
  });
});

test("a million lines take no more memory than a few days of them", async () => {
  const before = process.memoryUsage().rss;
  let highest = before;
  const folder = await mkdtemp(join(root, "store-"));
  const onProgress = () => {
    highest = Math.max(highest, process.memoryUsage().rss);
  };
  await writeSampleStore({ folder, lines: 1_000_000, seed: 1, until: "2026-06-30", onProgress });
  expect((await stat(join(folder, "order_items.csv"))).size).toBeGreaterThan(20_000_000);
  expect((highest - before) / 1_048_576).toBeLessThan(150);
});
