/** A shop small enough to add up by eye, written straight into a warehouse's tables. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { PaintQuery } from "../sales/paint-query.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { buildServing } from "./build.ts";
import { openServing } from "./open-serving.ts";
import type { PaintTiles, ServingStore } from "./serving.ts";

export type SmallStore = {
  customers?: { id: string; name?: string | null; country?: string | null }[];
  products?: { id: string; category?: string | null; subcategory?: string | null; cost?: string | null; name?: string | null }[];
  /** `date`: ISO date-time with a zone. */
  orders?: { id: string; customer?: string | null; date: string; channel?: string | null; country?: string | null }[];
  items?: { order: string; product: string; qty: number; price: string }[];
  events?: { id: string; order: string; customer?: string | null; product: string; qty: number; price: string; ts: string }[];
  asOf?: string | null;
};

const inserts = {
  customers: "insert into customers select id, name, country, null from json_rows",
  products: "insert into products select id, category, subcategory, null, cost, name from json_rows",
  orders: "insert into orders select id, customer, date, channel, country from json_rows",
  items: 'insert into order_items select "order", product, qty, price from json_rows',
  events: `insert into fact_sales_streaming (event_id, order_id, customer_id, product_id, qty, unit_price, gross_amount, currency, event_ts, publish_ts, ingest_ts, position)
    select id, "order", customer, product, qty, price, qty * price, 'USD', ts, ts, ts, (select coalesce(max(position), 0) from fact_sales_streaming) + row_number() over () from json_rows`,
};

const columns = {
  customers: { id: "text", name: "text", country: "text" },
  products: { id: "text", category: "text", subcategory: "text", cost: "decimal(18, 4)", name: "text" },
  orders: { id: "text", customer: "text", date: "timestamptz", channel: "text", country: "text" },
  items: { order: "text", product: "text", qty: "bigint", price: "decimal(18, 4)" },
  events: { id: "text", order: "text", customer: "text", product: "text", qty: "bigint", price: "decimal(18, 4)", ts: "timestamptz" },
};

const tables = ["customers", "products", "orders", "items", "events"] as const;

export function openSmallWarehouse(timeZone = "UTC"): Promise<DuckdbWarehouse> {
  return openDuckdbWarehouse({ file: ":memory:", currency: "USD", timeZone, memoryLimit: "400MB", threads: 1 });
}

/** Puts `store` in the place of all there was, in one transaction. */
export async function fillWarehouse(warehouse: DuckdbWarehouse, store: SmallStore): Promise<void> {
  const connection = await warehouse.connect();
  try {
    await connection.run("begin transaction");
    for (const table of ["customers", "products", "orders", "order_items", "fact_sales_streaming", "load_runs", "versions"]) {
      await connection.run(`delete from ${table}`);
    }
    for (const table of tables) await insert(connection, table, store[table] ?? []);
    if (store.asOf) await recordLoad(connection, store.asOf);
    await connection.run("commit");
  } finally {
    connection.closeSync();
  }
}

/** Returns the position of the last event there is. */
export async function addEvents(warehouse: DuckdbWarehouse, events: NonNullable<SmallStore["events"]>): Promise<number> {
  const connection = await warehouse.connect();
  try {
    await insert(connection, "events", events);
    return Number((await connection.runAndReadAll("select coalesce(max(position), 0) from fact_sales_streaming")).getRowsJS()[0]?.[0]);
  } finally {
    connection.closeSync();
  }
}

async function insert(connection: DuckDBConnection, table: (typeof tables)[number], rows: object[]): Promise<void> {
  const select = `select unnest(from_json($rows, '${JSON.stringify([columns[table]])}'), recursive := true)`;
  await connection.run(`with json_rows as (${select}) ${inserts[table]}`, { rows: JSON.stringify(rows) });
}

async function recordLoad(connection: DuckDBConnection, asOf: string): Promise<void> {
  await connection.run(
    `insert into load_runs (load_id, state, source, sample, started_at, as_of, rows_read, rows_rejected, files, run)
    values (1, 'done', 'test', false, now(), cast($asOf as timestamptz), 0, 0, '[]', '{}')`,
    { asOf },
  );
  await connection.run("insert into versions values (1, 1, 0, now())");
}

/** The serving store of what the warehouse holds now; `close` also removes its file. */
export async function openServingOf(warehouse: DuckdbWarehouse, timeZone: string, version = 1, compactEvery = 100_000): Promise<ServingStore> {
  const folder = mkdtempSync(join(tmpdir(), "serving-"));
  const file = join(folder, "serving.duckdb");
  const connection = await warehouse.connect();
  await connection.run("create or replace view load_state as select max(as_of) as as_of from load_in_place");
  const streamPosition = Number((await connection.runAndReadAll("select coalesce(max(position), 0) from fact_sales_streaming")).getRowsJS()[0]?.[0]);
  await buildServing({ connection, source: "memory.main", file, loadId: 1, streamPosition, timeZone });
  connection.closeSync();
  const store = await openServing({ connect: warehouse.connect, file, alias: `serving_${randomBytes(6).toString("hex")}`, digits: 2, version, compactEvery });
  const close = async () => {
    await store.close();
    const left = readdirSync(folder).filter((name) => name.endsWith(".parquet"));
    rmSync(folder, { recursive: true });
    if (left.length > 0) throw new Error(`A file of an export is left behind: ${left.join()}`);
  };
  return { ...store, close };
}

/** What an answer says, without which moment it is of and what it took. */
export function contentOf(answer: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => name !== "moment" && name !== "queries"));
}

async function paintFromServing(warehouse: DuckdbWarehouse, query: PaintQuery, timeZone: string): Promise<PaintTiles> {
  const store = await openServingOf(warehouse, timeZone);
  try {
    return await store.paint(query);
  } finally {
    await store.close();
  }
}

type Engine = { name: string; paint: (warehouse: DuckdbWarehouse, query: PaintQuery, timeZone: string) => Promise<PaintTiles> };

export const engines: Engine[] = [
  { name: "plain SQL", paint: (warehouse, query) => warehouse.paint(query) },
  { name: "the serving store", paint: paintFromServing },
];

/** Appends the events and has the store count them. */
export async function takeIn(warehouse: DuckdbWarehouse, serving: ServingStore, events: NonNullable<SmallStore["events"]>): Promise<void> {
  const { version } = serving.moment();
  await serving.refresh({ version: version + 1, streamPosition: await addEvents(warehouse, events) });
}
