import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { buildServing } from "./build.ts";
import { openServing } from "./open-serving.ts";
import type { DetailQuery, ServingStore } from "./serving.ts";
import { fillWarehouse, openServingOf, openSmallWarehouse, type SmallStore } from "./small-store.fixture.ts";

const shop: SmallStore = {
  customers: [
    { id: "C1", name: "Ana Núñez", country: "Chile" },
    { id: "C2", name: "Luis", country: "Peru" },
  ],
  products: [
    { id: "P1", category: "Books", name: "Ficciones" },
    { id: "P2", category: "Home" },
  ],
  orders: [
    { id: "O1", customer: "C2", date: "2025-03-02T10:00:00Z", channel: "Web" },
    { id: "O2", customer: "C1", date: "2025-03-01T10:00:00Z", channel: "Store" },
    { id: "O3", customer: "gone", date: "2025-03-03T10:00:00Z" },
  ],
  items: [
    { order: "O1", product: "P1", qty: 1, price: "10" },
    { order: "O1", product: "P2", qty: 2, price: "7.5" },
    { order: "O1", product: "P1", qty: 1, price: "2" },
    { order: "O2", product: "P2", qty: 1, price: "99.1234" },
    { order: "O3", product: "P1", qty: -1, price: "5" },
  ],
  events: [{ id: "E1", order: "O2", customer: "C1", product: "P2", qty: -1, price: "9.1234", ts: "2025-03-05T10:00:00Z" }],
  asOf: "2025-03-04T00:00:00Z",
};

const none = { country: [], category: [], channel: [], source: [], product: [] };
const range = { from: "2025-03-01", to: "2025-04-01" };
const everything: DetailQuery = { range, filters: none, sort: "order", direction: "asc", search: "", offset: 0, limit: 10 };

describe("a serving store that is open", () => {
  let warehouse: DuckdbWarehouse;
  let store: ServingStore;
  beforeAll(async () => {
    warehouse = await openSmallWarehouse();
    await fillWarehouse(warehouse, shop);
    store = await openServingOf(warehouse, "UTC");
  });
  afterAll(async () => {
    await store.close();
    await warehouse.close();
  });

  const rows = async (query: Partial<DetailQuery>) =>
    (await store.detail({ ...everything, ...query })).rows.map(({ orderId, category, revenue }) => `${orderId} ${category} ${revenue}`);

  it("says of which moment it is and what it spans", () => {
    expect(store.moment()).toMatchObject({ version: 1, loadId: 1, streamPosition: 1 });
    expect(store.moment().bounds).toEqual({ firstDay: "2025-03-01", lastDay: "2025-03-05", newestEvent: "2025-03-05T10:00:00.000Z", lines: 6 });
  });

  it("lists what each order brought in each category, a later return with the loaded order", async () => {
    const { total, rows: listed } = await store.detail(everything);
    expect(total).toBe(4);
    expect(listed[2]).toEqual({
      orderId: "O2",
      date: "2025-03-01",
      customerId: "C1",
      customerName: "Ana Núñez",
      country: "Chile",
      category: "Home",
      channel: "Store",
      revenue: "90.00",
    });
    expect(listed[3]).toMatchObject({ orderId: "O3", customerId: "gone", customerName: null, country: "unknown", channel: "unknown", revenue: "-5.00" });
  });

  it("sorts the detail by any column, either way", async () => {
    expect(await rows({ sort: "revenue", direction: "desc" })).toEqual(["O2 Home 90.00", "O1 Home 15.00", "O1 Books 12.00", "O3 Books -5.00"]);
    expect(await rows({ sort: "date" })).toEqual(["O2 Home 90.00", "O1 Books 12.00", "O1 Home 15.00", "O3 Books -5.00"]);
    expect(await rows({ sort: "customer", direction: "desc" })).toEqual(["O3 Books -5.00", "O1 Books 12.00", "O1 Home 15.00", "O2 Home 90.00"]);
    expect(await rows({ sort: "country" })).toEqual(["O2 Home 90.00", "O1 Books 12.00", "O1 Home 15.00", "O3 Books -5.00"]);
    expect(await rows({ sort: "channel", direction: "desc" })).toEqual(["O3 Books -5.00", "O1 Books 12.00", "O1 Home 15.00", "O2 Home 90.00"]);
    expect(await rows({ sort: "category", direction: "desc" })).toEqual(["O1 Home 15.00", "O2 Home 90.00", "O1 Books 12.00", "O3 Books -5.00"]);
  });

  it("finds orders and customers by part of an id or a name, whatever its case and accents", async () => {
    expect(await rows({ search: "NUNEZ" })).toEqual(["O2 Home 90.00"]);
    expect(await rows({ search: "o1" })).toEqual(["O1 Books 12.00", "O1 Home 15.00"]);
    expect(await rows({ search: "gone", filters: { ...none, product: ["P1"] } })).toEqual(["O3 Books -5.00"]);
    expect(await store.detail({ ...everything, search: "nobody" })).toMatchObject({ total: 0, rows: [] });
  });

  it("counts the rows under a filter, on a page behind the last one too", async () => {
    expect(await store.detail({ ...everything, filters: { ...none, source: ["streaming"] } })).toMatchObject({ total: 1, rows: [{ revenue: "-9.12" }] });
    expect(await store.detail({ ...everything, search: "o1", offset: 5 })).toMatchObject({ total: 2, rows: [] });
  });

  const views: Partial<DetailQuery>[] = [
    { sort: "order" },
    { sort: "revenue", direction: "desc" },
    { sort: "customer", search: "a" },
    { sort: "date", filters: { ...none, product: ["P1", "P2"] } },
  ];
  it.each(views)("streams the rows of every page for an export: %j", async (view) => {
    const query = { ...everything, ...view };
    const pages = await store.detail({ ...query, offset: 0, limit: 500 });
    const { chunks, close } = await store.detailChunks(query);
    const rows: unknown[] = [];
    for await (const chunk of chunks) rows.push(...chunk);
    await close();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(pages.rows);
  });

  it.each(["before it begins", "as it begins"])("sorts nothing for an export whose asker left %s", async (when) => {
    const asker = new AbortController();
    if (when === "before it begins") asker.abort(new Error("gone"));
    const sorting = store.detailChunks(everything, asker.signal);
    asker.abort(new Error("gone"));
    await expect(sorting).rejects.toThrow("gone");
  });

  it("shows an order with its lines as recorded", async () => {
    const order = await store.order("O2");
    expect(order).toMatchObject({ orderId: "O2", channel: "Store", country: "Chile", revenue: "90.00", units: 0 });
    expect(order?.customers).toEqual([{ customerId: "C1", name: "Ana Núñez", known: true }]);
    expect(order?.lines.map(({ source, unitPrice, day }) => [source, unitPrice, day])).toEqual([
      ["batch", "99.1234", "2025-03-01"],
      ["streaming", "9.1234", "2025-03-05"],
    ]);
    expect(await store.order("O9")).toBeNull();
  });

  it("offers a filter's values under the other filters, not under its own", async () => {
    const filters = { ...none, country: ["Peru"], category: ["Home"] };
    const asked = { range, filters, search: "" };
    expect(await store.filterValues({ ...asked, dimension: "country" })).toMatchObject({
      total: 2,
      values: [
        { key: "Chile", revenue: "90.00" },
        { key: "Peru", revenue: "15.00" },
      ],
    });
    expect(await store.filterValues({ ...asked, dimension: "category", search: "bOO" })).toMatchObject({ values: [{ key: "Books", revenue: "12.00" }] });
    expect(await store.filterValues({ range, filters: none, dimension: "product", search: "fic" })).toMatchObject({
      values: [{ key: "P1", label: "Ficciones", revenue: "7.00" }],
    });
  });
});

describe("a serving file", () => {
  let warehouse: DuckdbWarehouse;
  const folder = mkdtempSync(join(tmpdir(), "serving-file-"));
  beforeAll(async () => {
    warehouse = await openSmallWarehouse();
  });
  afterAll(async () => {
    await warehouse.close();
    rmSync(folder, { recursive: true });
  });
  const open = (name: string) => openServing({ connect: warehouse.connect, file: join(folder, name), alias: "opened", digits: 2, version: 1 });

  it("that is missing or damaged is to be built again", async () => {
    writeFileSync(join(folder, "damaged.duckdb"), "not a database");
    await expect(open("missing.duckdb")).rejects.toMatchObject({ code: "serving_outdated" });
    await expect(open("damaged.duckdb")).rejects.toMatchObject({ code: "serving_outdated" });
  });

  it("of another layout, or cut off while it was built, is to be built again, and can be opened then", async () => {
    const connection = await warehouse.connect();
    await build(connection, "store.duckdb");
    await change(connection, "store.duckdb", "update other.serving.meta set layout = 'old'");
    await expect(open("store.duckdb")).rejects.toMatchObject({ code: "serving_outdated" });
    await change(connection, "store.duckdb", "drop table other.serving.meta");
    await expect(open("store.duckdb")).rejects.toMatchObject({ code: "serving_outdated" });
    await build(connection, "store.duckdb");
    connection.closeSync();
    const store = await open("store.duckdb");
    expect(store.moment().bounds).toEqual({ firstDay: null, lastDay: null, newestEvent: null, lines: 0 });
    await store.close();
  });

  async function build(connection: DuckDBConnection, name: string): Promise<void> {
    await connection.run("create or replace view load_state as select max(as_of) as as_of from load_in_place");
    await buildServing({ connection, source: "memory.main", file: join(folder, name), loadId: null, streamPosition: 0, timeZone: "UTC" });
  }

  async function change(connection: DuckDBConnection, name: string, sql: string): Promise<void> {
    await connection.run(`attach '${join(folder, name)}' as other`);
    await connection.run(sql);
    await connection.run("detach other");
  }
});
