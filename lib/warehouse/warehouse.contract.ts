/** What every warehouse must do, whichever engine holds it. Run by each adapter's own test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LoadRun, Reject } from "../load/load-run.ts";
import type { StagedLoad, Warehouse } from "./warehouse.ts";

export function describeWarehouse(name: string, open: (folder: string) => Promise<Warehouse>): void {
  describe(`${name} warehouse`, () => {
    let folder = "";
    let warehouse: Warehouse;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "caudal-warehouse-"));
      warehouse = await open(folder);
    });
    afterEach(async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("starts empty, at version 0", async () => {
      expect(await warehouse.position()).toEqual({ version: 0, loadId: null, streamPosition: 0 });
      expect(await warehouse.currentLoad()).toBeNull();
      expect(await warehouse.nextLoadId()).toBe(1);
      expect(await warehouse.totals()).toEqual({ revenue: "0.00", orders: 0, lines: 0, customers: 0, firstDay: null, lastDay: null });
    });

    it("puts a staged load in place as one new version", async () => {
      const { position } = await warehouse.swapLoad(await stage(folder, "2 as qty"), loadRun(1));
      expect(position).toEqual({ version: 1, loadId: 1, streamPosition: 0 });
      expect(await warehouse.totals()).toEqual({ revenue: "21.00", orders: 1, lines: 1, customers: 1, firstDay: "2025-09-15", lastDay: "2025-09-15" });
      expect((await warehouse.currentLoad())?.id).toBe(1);
    });

    it("replaces the former load, and keeps its record", async () => {
      await warehouse.swapLoad(await stage(folder, "2 as qty"), loadRun(1));
      await warehouse.swapLoad(await stage(folder, "-1 as qty"), loadRun(2));
      expect((await warehouse.totals()).revenue).toBe("-10.50");
      expect((await warehouse.runs(10)).map((run) => run.id)).toEqual([2, 1]);
      expect((await warehouse.run(1))?.state).toBe("done");
    });

    it("puts a former load back as a new version, with a record of its own", async () => {
      await warehouse.swapLoad(await stage(folder, "2 as qty"), loadRun(1));
      await warehouse.swapLoad(await stage(folder, "-1 as qty"), loadRun(2));
      expect(await Promise.all([1, 2].map(warehouse.revenueWith))).toEqual(["21.00", "-10.50"]);
      const { position, run } = await warehouse.rollBack(1, { ...loadRun(3), rolledBackTo: 1 });
      expect([position, run.id]).toEqual([{ version: 3, loadId: 1, streamPosition: 0 }, 3]);
      expect((await warehouse.totals()).revenue).toBe("21.00");
      expect((await warehouse.currentLoad())?.id).toBe(1);
      expect((await warehouse.runs(1))[0]).toMatchObject({ id: 3, rolledBackTo: 1 });
      expect(await warehouse.keptLoads()).toEqual([1, 2]);
    });

    it("keeps the last five loads to put back, and says of others that they are gone", async () => {
      for (const id of [1, 2, 3, 4, 5, 6]) await warehouse.swapLoad(await stage(folder, `${id} as qty`), loadRun(id));
      expect(await warehouse.keptLoads()).toEqual([6, 5, 4, 3, 2]);
      await warehouse.rollBack(2, loadRun(7));
      expect(await warehouse.keptLoads()).toEqual([2, 6, 5, 4, 3]);
      await expect(warehouse.rollBack(1, loadRun(8))).rejects.toMatchObject({ code: "not_found" });
      await expect(warehouse.revenueWith(1)).rejects.toMatchObject({ code: "not_found" });
      await expect(warehouse.shareLoad(1, folder)).rejects.toMatchObject({ code: "not_found" });
      expect([await warehouse.run(8), (await warehouse.totals()).revenue]).toEqual([null, "21.00"]);
    });

    it("keeps the former load whole when a swap fails half way", async () => {
      await warehouse.swapLoad(await stage(folder, "2 as qty"), loadRun(1));
      const broken = await stage(folder, "5 as qty");
      rmSync(join(broken.folder, "order_items.parquet"));
      await expect(warehouse.swapLoad(broken, loadRun(2))).rejects.toThrow();
      expect(await warehouse.position()).toMatchObject({ version: 1, loadId: 1 });
      expect((await warehouse.totals()).revenue).toBe("21.00");
      expect(await warehouse.run(2)).toBeNull();
    });

    it("keeps a load's rejects in order, with their place in the file", async () => {
      const rejects: Reject[] = [
        { file: "orders.csv", line: 7, column: "order_date", value: "2025-13-01", reason: "not_a_date", message: "not a date" },
        { file: "products.csv", line: null, column: null, value: null, reason: "file_missing", message: "missing" },
      ];
      const rows = rejectRows(
        "(1, 'products.csv', null, null, null, 'file_missing', 'missing'), (0, 'orders.csv', 7, 'order_date', '2025-13-01', 'not_a_date', 'not a date')",
      );
      await warehouse.swapLoad(await stage(folder, "1 as qty", rows), loadRun(1));
      expect(await warehouse.rejects(1, 10)).toEqual(rejects);
      expect(await warehouse.rejects(1, 1)).toHaveLength(1);
    });

    it("keeps the rejects of the last 20 loads, and of those that can be put back", async () => {
      const reject: Reject = { file: "orders.csv", line: 7, column: null, value: null, reason: "too_few_fields", message: "too few" };
      const rows = rejectRows("(0, 'orders.csv', 7, null, null, 'too_few_fields', 'too few')");
      const { report, ...run } = loadRun(0);
      const runOf = (id: number): LoadRun => ({ ...run, id, report: report && { ...report, rejectedRows: 1, rejects: [reject] } });
      for (const id of [1, 2, 3, 4, 5, 6]) await warehouse.swapLoad(await stage(folder, "1 as qty", rows), runOf(id));
      for (let id = 7; id <= 27; id++) await warehouse.recordRun({ ...runOf(id), state: "refused" });
      expect(await Promise.all([1, 2, 6].map(async (id) => (await warehouse.rejects(id, 10)).length))).toEqual([0, 1, 1]);
      const listed = async (id: number) => (await warehouse.run(id))?.report?.rejects.length;
      expect(await Promise.all([1, 2, 6, 7, 8].map(listed))).toEqual([0, 1, 1, 0, 1]);
      expect((await warehouse.run(7))?.report?.rejectedRows).toBe(1);
    });

    it("records a run that changed nothing, and counts on from it", async () => {
      await warehouse.recordRun({ ...loadRun(4), state: "running", finishedAt: null });
      await warehouse.recordRun({ ...loadRun(4), state: "refused" });
      expect(await warehouse.nextLoadId()).toBe(5);
      expect((await warehouse.runs(10)).map((run) => run.state)).toEqual(["refused"]);
      expect((await warehouse.position()).version).toBe(0);
    });

    it("goes on counting versions when serving was built again", async () => {
      await warehouse.swapLoad(await stage(folder, "1 as qty"), loadRun(1));
      expect(await warehouse.newVersion()).toEqual({ version: 2, loadId: 1, streamPosition: 0 });
    });

    it("extracts what it holds, as Parquet of the contract's types", async () => {
      await warehouse.swapLoad(await stage(folder, "3 as qty"), loadRun(1));
      const out = join(folder, "extract");
      expect(await warehouse.extract(out)).toEqual({ version: 1, loadId: 1, streamPosition: 0 });
      expect(await ask(`select order_id, product_id, qty, unit_price::text from '${out}/order_items.parquet'`)).toEqual([["O1", "P1", 3n, "10.5000"]]);
      expect(await ask(`select as_of::text from '${out}/load_state.parquet'`)).toEqual([["2025-09-16 00:00:00+00"]]);
    });
  });
}

const noRejects = rejectRows("(0::bigint, '', null::bigint, null::text, null::text, '', '')", "where false");

function rejectRows(values: string, where = ""): string {
  return `select * from (values ${values}) as row(position, file, line, column_name, value, reason, message) ${where}`;
}

/** One order O1 of C1: `qty` of P1 at 10.50. */
export async function stage(folder: string, qty: string, rejects = noRejects): Promise<StagedLoad> {
  const staged = mkdtempSync(join(folder, "staged-"));
  await ask(`copy (select 'C1' as customer_id, 'Ana' as name, 'Chile' as country, date '2024-01-01' as signup_date) to '${staged}/customers.parquet'`);
  await ask(
    `copy (select 'P1' as product_id, 'Books' as category, null::text as subcategory, null::decimal(18,4) as price, 4::decimal(18,4) as cost, null::text as name) to '${staged}/products.parquet'`,
  );
  await ask(
    `copy (select 'O1' as order_id, 'C1' as customer_id, timestamptz '2025-09-15 10:00:00+00' as order_date, 'Web' as channel, null::text as country) to '${staged}/orders.parquet'`,
  );
  await ask(`copy (select 'O1' as order_id, 'P1' as product_id, ${qty}, 10.5::decimal(18,4) as unit_price) to '${staged}/order_items.parquet'`);
  await ask(`copy (${rejects}) to '${staged}/rejects.parquet'`);
  return { folder: staged };
}

async function ask(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    await connection.run("set TimeZone = 'UTC'");
    return (await connection.runAndReadAll(sql)).getRowsJS();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

export function loadRun(id: number): LoadRun {
  const notices = {
    ordersWithoutKnownCustomer: 0,
    linesOfUnknownProducts: 0,
    ordersWithoutLines: 0,
    ordersAfterNow: 0,
    supersededEvents: 0,
    supersededRevenue: "0.00",
  };
  const report = {
    files: [],
    rejectedRows: 0,
    rejectsByReason: {},
    rejects: [],
    rejectGroups: [],
    notices,
    asOf: "2025-09-16T00:00:00.000Z",
    asOfGiven: false,
    before: null,
    after: null,
  };
  return {
    id,
    state: "done",
    step: "done",
    rolledBackTo: null,
    by: null,
    source: "folder",
    sample: false,
    startedAt: "2025-09-20T10:00:00.000Z",
    finishedAt: "2025-09-20T10:00:05.000Z",
    rowsDone: 4,
    rowsTotal: 4,
    bytesDone: 100,
    bytesTotal: 100,
    parts: null,
    report,
    error: null,
    fault: null,
  };
}
