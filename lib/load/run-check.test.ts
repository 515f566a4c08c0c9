import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFolderFileStore } from "../files/open-folder-file-store.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { batchOf } from "../warehouse/streaming.fixture.ts";
import { type CsvFiles, writeCsvFolder } from "./csv-folder.fixture.ts";
import type { FlightCheck } from "./flight-check.ts";
import { runCheck } from "./run-check.ts";
import { runCheckedLoad, runLoad } from "./run-load.ts";

const settings = { currency: "USD", timeZone: "UTC", memoryLimit: "300MB", threads: 1 };
/** Where the shop that the numbers are known of lies. */
const reference = process.env.REFERENCE_STORE ?? "";

let dataDir = "";
let warehouse: DuckdbWarehouse;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "caudal-check-"));
  warehouse = await openDuckdbWarehouse({ ...settings, file: join(dataDir, "warehouse.duckdb") });
});
afterEach(async () => {
  await warehouse.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const folderOf = (id: string) => join(dataDir, "checks", id);
const shared = () => ({ ...settings, warehouse, source: "my files", onProgress: () => {} });

async function check(files: CsvFiles, asOf?: string, id = "1"): Promise<FlightCheck> {
  const folder = await writeCsvFolder(mkdtempSync(join(dataDir, "csv-")), files);
  return checkFolder(folder, asOf, id);
}

function checkFolder(folder: string, asOf?: string, id = "1"): Promise<FlightCheck> {
  const signal = new AbortController().signal;
  return runCheck({ ...shared(), id, files: openFolderFileStore(folder), request: { asOf }, folder: folderOf(id), signal });
}

async function load(files: CsvFiles, sample = false): Promise<void> {
  const folder = await writeCsvFolder(mkdtempSync(join(dataDir, "csv-")), files);
  const request = { acceptRejects: false, allowShrink: true };
  const { run } = await runLoad({ ...shared(), dataDir, recut: false, sample, files: openFolderFileStore(folder), request });
  expect(run.state).toBe("done");
}

const loadChecked = (made: FlightCheck) =>
  runCheckedLoad({ ...shared(), dataDir, recut: false, sample: false, by: "ada", check: made, folder: folderOf(made.id) });

/** By plain SQL over the contract's view. */
async function truth() {
  const connection = await warehouse.connect();
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
  try {
    const [[revenue, orders] = []] = await ask(
      "select coalesce(sum(gross_amount), 0)::decimal(38, 2)::text, count(distinct order_id) filter (where gross_amount > 0)::integer from v_fact_sales_all",
    );
    const bySource = await ask("select source, sum(gross_amount)::decimal(38, 2)::text from v_fact_sales_all group by 1 order by 1");
    const months = await ask("select date_trunc('month', store_day)::date::text, sum(gross_amount)::decimal(38, 2)::text from v_sales group by 1 order by 1");
    const customers = await ask("select count(distinct known_customer_id) filter (where is_sale)::integer from v_sales");
    return { revenue, orders, customers: customers[0]?.[0], bySource: Object.fromEntries(bySource), months: Object.fromEntries(months) };
  } finally {
    connection.closeSync();
  }
}

/** What counts without a known customer, or product. */
async function unknownTruth() {
  const connection = await warehouse.connect();
  const of = async (table: string, key: string) => {
    const sql = `select count(*)::integer, coalesce(sum(gross_amount), 0)::decimal(38, 2)::text from v_fact_sales_all anti join ${table} using (${key})`;
    const [[lines, revenue] = []] = (await connection.runAndReadAll(sql)).getRowsJS();
    return { lines, revenue };
  };
  try {
    return { customers: await of("customers", "customer_id"), products: await of("products", "product_id") };
  } finally {
    connection.closeSync();
  }
}

function predicted({ findings }: FlightCheck, side: "before" | "after") {
  const { total, batch, streaming } = findings?.[side] ?? {};
  const parts = Object.entries({ batch, streaming }).filter(([, part]) => (part?.lines ?? 0) > 0);
  return {
    revenue: total?.revenue,
    orders: total?.orders,
    customers: total?.customers,
    bySource: Object.fromEntries(parts.map(([source, part]) => [source, part?.revenue])),
    months: Object.fromEntries(findings?.months.filter((month) => month[side] !== "0.00").map((month) => [month.month, month[side]]) ?? []),
  };
}

const live = () =>
  warehouse.appendEvents(
    batchOf([
      { id: "e1", order: "O1", qty: 1, price: "10.50", ts: "2025-09-15 09:00:00" },
      { id: "e2", order: "O1", qty: -1, price: "4", ts: "2025-09-18 09:00:00" },
      { id: "e3", order: "L1", customer: null, qty: 2, price: "7.25", ts: "2025-09-19 09:00:00" },
    ]),
  );

describe("a flight check", () => {
  it("of a first load says what comes, and changes nothing", async () => {
    const made = await check({});
    expect(made).toMatchObject({ loadId: 1, formerLoadId: null, unchanged: false, replacesSample: false, shrinks: false, fault: null });
    expect(made.findings?.before.total).toEqual({ revenue: "0.00", orders: 0, customers: 0, lines: 0, aov: null });
    expect(made.findings?.after.total).toEqual({ revenue: "125.00", orders: 2, customers: 1, lines: 3, aov: "62.50" });
    expect(made.findings?.months).toEqual([{ month: "2025-09-01", before: "0.00", after: "125.00" }]);
    expect(made.findings?.tables.order_items).toEqual({ rows: 3, added: 3, changed: null, gone: 0 });
    expect(await warehouse.position()).toMatchObject({ version: 0 });
    expect(await warehouse.runs(5)).toEqual([]);
  });

  it("tells what comes, changes and goes beside the load in place", async () => {
    await load({});
    const made = await check({
      customers: "customer_id,name,country,signup_date\nC1,Ana,Peru,2024-01-31\nC2,Eva,Peru,\n",
      order_items: "order_id,product_id,qty,unit_price\nO1,P1,2,10.50\nO1,P1,2,10.50\nO2,P1,1,100\n",
      products: "product_id,category,subcategory,price,cost\nP1,Books,Novels,10.50,4\n",
    });
    expect(made.findings?.tables).toEqual({
      customers: { rows: 2, added: 1, changed: 1, gone: 0 },
      orders: { rows: 2, added: 0, changed: 0, gone: 0 },
      order_items: { rows: 3, added: 1, changed: null, gone: 1 },
      products: { rows: 1, added: 0, changed: 0, gone: 1 },
    });
    expect(predicted(made, "before")).toEqual(await truth());
  });

  it("foretells the numbers to the cent, with live lines that stop counting", async () => {
    await live();
    const made = await check({});
    expect(made.findings?.superseded.stop).toEqual({ lines: 1, orders: 1, revenue: "10.50" });
    expect(made.findings?.stopping).toMatchObject([{ eventId: "e1", orderId: "O1", amount: "10.50" }]);
    expect(predicted(made, "before")).toEqual(await truth());
    const { run } = await loadChecked(made);
    expect(run).toMatchObject({
      state: "done",
      by: "ada",
      report: { after: { revenue: "125.00" }, notices: { supersededEvents: 1, supersededRevenue: "10.50" } },
    });
    expect(predicted(made, "after")).toEqual(await truth());
    expect(await truth()).toMatchObject({ revenue: "135.50", orders: 3 });
  });

  it("under another as_of says which live lines count again", async () => {
    await live();
    await loadChecked(await check({}));
    const made = await check({ order_items: "order_id,product_id,qty,unit_price\nO1,P1,2,10.50\nO2,P1,1,100\n" }, "2025-09-15T08:00:00Z", "2");
    expect(made.findings?.superseded).toMatchObject({ all: { lines: 0 }, stop: { lines: 0 }, resume: { lines: 1, orders: 1, revenue: "10.50" } });
    await loadChecked(made);
    expect(predicted(made, "after")).toEqual(await truth());
  });

  it("counts the lines without a known customer or product, live ones too", async () => {
    await load({});
    await live();
    const made = await check({ customers: "customer_id,name,country,signup_date\nC9,Eva,Peru,\n", products: "product_id,category,price\nP2,Home,4\n" });
    expect(made.findings?.unknown).toEqual({
      customers: { before: { lines: 2, revenue: "114.50" }, after: { lines: 5, revenue: "135.50" } },
      products: { before: { lines: 0, revenue: "0.00" }, after: { lines: 4, revenue: "131.50" } },
    });
    expect(await unknownTruth()).toEqual({ customers: made.findings?.unknown?.customers.before, products: made.findings?.unknown?.products.before });
    await loadChecked(made);
    expect(await unknownTruth()).toEqual({ customers: made.findings?.unknown?.customers.after, products: made.findings?.unknown?.products.after });
  });

  it("takes a made-up store for nothing", async () => {
    await load({}, true);
    await live();
    const made = await check({ order_items: "order_id,product_id,qty,unit_price\nO1,P1,2,10.50\nO2,P1,1,100\n" });
    expect(made.findings?.before).toMatchObject({ batch: { revenue: "0.00", lines: 0 }, streaming: { revenue: "10.50", lines: 2 } });
    expect(made.findings?.tables.orders).toEqual({ rows: 2, added: 2, changed: 0, gone: 0 });
    expect(made.replacesSample).toBe(true);
    expect(made.shrinks).toBe(false);
  });

  it("counts without the rejected rows, and lists all of these for a spreadsheet", async () => {
    const made = await check({ order_items: "order_id,product_id,qty,unit_price\nO1,P1,2,10.50\nO2,P1,1,1O\nO2,P1,=1,5\nO2,P1,1,2O\n" });
    expect(made).toMatchObject({ fault: null, report: { rejectedRows: 3 }, findings: { after: { total: { revenue: "21.00", lines: 1 } } } });
    expect(made.report.rejectGroups).toMatchObject([
      { file: "order_items.csv", column: "unit_price", reason: "not_a_number", faults: 2, line: 3, value: "1O" },
      { file: "order_items.csv", column: "qty", reason: "not_whole", faults: 1, line: 4, value: "=1" },
    ]);
    const csv = readFileSync(join(folderOf("1"), "rejects.csv"), "utf8").split("\r\n");
    expect(csv[0]).toBe("\uFEFFfile,line,column,value,reason,message");
    expect(csv[2]).toMatch(/^order_items.csv,4,qty,'=1,not_whole,/);
    expect(csv).toHaveLength(5);
  });

  it("of files that cannot be loaded says why", async () => {
    const made = await check({ products: "sku\nP1\n", order_items: null });
    expect(made).toMatchObject({ findings: null, fault: { code: "files_missing", files: ["order_items.csv"] } });
    const other = await check({ products: "sku\nP1\n" });
    expect(other).toMatchObject({ findings: null, fault: { code: "rows_wrong", column: "product_id", reason: "header_missing" } });
  });

  it("of the files in place says so, and of half of them that the orders shrink", async () => {
    await load({});
    expect(await check({})).toMatchObject({ unchanged: true, shrinks: false, findings: { after: { total: { revenue: "125.00" } } } });
    const half = { orders: "order_id,customer_id,order_date\nO1,C1,2025-09-15\n", order_items: "order_id,product_id,qty,unit_price\nO1,P1,2,10.50\n" };
    expect(await check(half)).toMatchObject({ unchanged: false, shrinks: true, report: { before: { orders: 2 }, after: { orders: 1 } } });
  });

  it("can be loaded as it was found, again and again while it is kept", async () => {
    const made = await check({});
    await load({ order_items: "order_id,product_id,qty,unit_price\nO1,P1,1,1\nO2,P1,1,1\n" });
    expect((await loadChecked(made)).run).toMatchObject({ id: 2, state: "done" });
    expect((await warehouse.totals()).revenue).toBe("125.00");
    expect(readdirSync(folderOf("1"))).toContain("orders.parquet");
  });

  it("that is broken off leaves nothing", async () => {
    const folder = await writeCsvFolder(join(dataDir, "csv"));
    const cancel = new AbortController();
    const broken = runCheck({
      ...shared(),
      id: "1",
      files: openFolderFileStore(folder),
      request: {},
      folder: folderOf("1"),
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    });
    await expect(broken).rejects.toMatchObject({ code: "load_cancelled" });
    expect(existsSync(folderOf("1"))).toBe(false);
  });
});

describe.runIf(existsSync(reference))("of the reference store", () => {
  it("a flight check foretells 0 → 293,136.87 in 200 orders of 84 customers, month by month", async () => {
    const made = await checkFolder(reference);
    expect(made.findings?.before.total.revenue).toBe("0.00");
    expect(made.findings?.after.total).toEqual({ revenue: "293136.87", orders: 200, customers: 84, lines: 589, aov: "1465.68" });
    expect(made.findings?.months).toHaveLength(13);
    expect(made.report.files.map(({ matchedColumns, ignoredColumns }) => [matchedColumns.length, ignoredColumns])).toEqual([
      [4, []],
      [4, ["total_gross"]],
      [4, []],
      [5, []],
    ]);
    await loadChecked(made);
    expect(predicted(made, "after")).toEqual(await truth());
  });
});
