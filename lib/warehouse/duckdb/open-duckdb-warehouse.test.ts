import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sqlNames, sqlText } from "../../sql-text.ts";
import { describeLetters } from "../letters.contract.ts";
import { describePurge } from "../purge.contract.ts";
import { describeSimulator } from "../simulator.contract.ts";
import { describeStreaming } from "../streaming.contract.ts";
import { batchOf } from "../streaming.fixture.ts";
import { describeWarehouse, loadRun } from "../warehouse.contract.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "./open-duckdb-warehouse.ts";

const settings = { currency: "USD", timeZone: "America/Santiago", memoryLimit: "200MB", threads: 1 };

const openIn = (folder: string) => openDuckdbWarehouse({ ...settings, timeZone: "UTC", file: join(folder, "warehouse.duckdb") });

describeWarehouse("DuckDB", openIn);
describeStreaming("DuckDB", openIn);
describeSimulator("DuckDB", openIn);
describePurge("DuckDB", openIn);
describeLetters("DuckDB", openIn);

describe("the DuckDB file", () => {
  let folder = "";
  let file = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "caudal-duckdb-"));
    file = join(folder, "warehouse.duckdb");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function write(sql: string, options = {}): Promise<void> {
    const warehouse = await openDuckdbWarehouse({ ...settings, ...options, file });
    await run(warehouse, sql);
    await warehouse.close();
  }

  it("opens again with all its migrations applied once", async () => {
    await write("insert into customers values ('C1', 'Ana', 'Chile', null)");
    const warehouse = await openDuckdbWarehouse({ ...settings, file });
    expect(await rows(warehouse, "select number from migrations order by number")).toEqual(
      sqlNames("duckdb/migrations").map((name) => [Number.parseInt(name, 10)]),
    );
    expect(await rows(warehouse, "select customer_id from customers")).toEqual([["C1"]]);
    await warehouse.close();
  });

  it("is kept from other processes while it is open, also after it was copied", async () => {
    const open =
      'import("@duckdb/node-api").then(({ DuckDBInstance }) => DuckDBInstance.create(process.argv[1])).then(() => "opened", () => "refused").then(console.log)';
    const openElsewhere = () => execFileSync(process.execPath, ["-e", open, file], { encoding: "utf8" }).trim();
    const warehouse = await openDuckdbWarehouse({ ...settings, file });
    expect(openElsewhere()).toBe("refused");
    await warehouse.copyTo(mkdtempSync(join(folder, "copy-")), () => {});
    expect(openElsewhere()).toBe("refused");
    await warehouse.close();
    expect(openElsewhere()).toBe("opened");
  });

  it("brings a file from before live events were known again up to date, and knows its events", async () => {
    const old = await DuckDBInstance.create(file);
    const connection = await old.connect();
    for (const name of ["0001-tables", "0002-contract-views"]) await connection.run(sqlText(`duckdb/migrations/${name}`));
    await connection.run("create table migrations (number integer primary key, name text not null, applied_at timestamptz not null)");
    await connection.run("insert into migrations values (1, '0001-tables', now()), (2, '0002-contract-views', now())");
    await connection.run("insert into versions values (5, null, 3, now())");
    await connection.run(
      `insert into fact_sales_streaming by name
       select unnest(['e1', 'e1', 'e2']) as event_id, unnest([1, 2, 3]) as position, 'O1' as order_id, 'P1' as product_id, 1 as qty, 10 as unit_price, 10 as gross_amount,
         'USD' as currency, timestamptz '2025-09-20 09:00:00+00' as event_ts, event_ts as publish_ts, event_ts as ingest_ts`,
    );
    connection.closeSync();
    old.closeSync();

    const warehouse = await openDuckdbWarehouse({ ...settings, file });
    expect(await warehouse.streamCounts()).toMatchObject({ events: 2, duplicates: 1, redelivered: 0, refused: 0 });
    const again = { id: "e1", customer: null, qty: 1, price: "10", ts: "2025-09-20T09:00:00Z" };
    expect(await warehouse.appendEvents(batchOf([again, { ...again, id: "e3" }]))).toMatchObject({
      appended: 1,
      duplicates: 1,
      differing: 0,
      position: { version: 6, streamPosition: 5 },
    });
    await warehouse.close();
  });

  it("takes out what a former version took in and no sum can hold, keeps it as a dead letter, and counts on", async () => {
    const line = (id: string, qty: string, price: string, position: number) =>
      `('${id}', 'O1', 'C1', 'P1', ${qty}, ${price}, ${qty} * ${price}, 'USD', timestamptz '2025-09-20 09:00:00+00', timestamptz '2025-09-20 10:00:00+00', now(), true, 'r1', '1758358800', ${position}, md5_number_lower('${id}'), 'm-${id}', null)`;
    await write(
      `insert into fact_sales_streaming values ${[line("units", "9007199254740991", "0", 1), line("good", "2", "10.50", 2), line("gross", "-1", "99999999999999.9999", 3)].join()};
       insert into streaming_counts values ('r1', 3, 0, 0, 0);
       insert into versions values (4, null, 3, now())`,
      { timeZone: "UTC" },
    );

    let told = 0;
    const warehouse = await openDuckdbWarehouse({ ...settings, timeZone: "UTC", file, beforeSettingAside: () => told++ });
    expect(told).toBe(1);
    expect(await warehouse.streamCounts()).toMatchObject({ events: 1, refused: 2 });
    expect(await warehouse.position()).toMatchObject({ version: 5, streamPosition: 3 });
    const { rows: letters } = await warehouse.deadLetters({ limit: 10, offset: 0 });
    expect(letters).toMatchObject([
      {
        messageId: "m-gross",
        reasons: [{ field: "unit_price", value: "99999999999999.9999", rule: "too_large" }],
        attributes: { simulated: "true", run_id: "r1" },
      },
      { messageId: "m-units", reasons: [{ field: "qty", value: "9007199254740991", rule: "too_large" }] },
    ]);
    expect(JSON.parse(Buffer.from(letters[1]?.body ?? []).toString())).toEqual({
      event_id: "units",
      order_id: "O1",
      customer_id: "C1",
      product_id: "P1",
      qty: "9007199254740991",
      unit_price: "0.0000",
      event_ts: "1758358800",
    });
    expect((await warehouse.appendEvents(batchOf([{ id: "e1", qty: 1, price: "20000000000" }]))).appended).toBe(1);
    await warehouse.close();

    const again = await openDuckdbWarehouse({ ...settings, timeZone: "UTC", file, beforeSettingAside: () => told++ });
    expect([told, (await again.position()).version]).toEqual([1, 6]);
    await again.close();
  });

  it("refuses a file that a newer version wrote", async () => {
    await write("insert into migrations values (999, '0999-of-tomorrow', now())");
    await expect(openDuckdbWarehouse({ ...settings, file })).rejects.toMatchObject({
      code: "file_newer",
      message: expect.stringContaining("0999-of-tomorrow"),
    });
  });

  it("refuses what is not a warehouse, and says what to do", async () => {
    writeFileSync(file, "hello".repeat(5000));
    await expect(openDuckdbWarehouse({ ...settings, file })).rejects.toMatchObject({
      code: "file_unreadable",
      message: expect.stringContaining("npm run load"),
    });
  });

  it("takes other settings while there are no sales", async () => {
    await write("select 1");
    await write("select 1", { timeZone: "UTC", currency: "CLP" });
  });

  it("keeps a load whose report another version wrote", async () => {
    await write("insert into load_runs values (1, 'done', 'x', false, now(), now(), 1, null, 0, 0, null, null, null, '[]', '{}')");
    const run = { ...loadRun(1), report: { files: "of another shape" } };
    await write(`update load_runs set run = '${JSON.stringify(run)}'`);
    const warehouse = await openDuckdbWarehouse({ ...settings, file });
    expect(await warehouse.run(1)).toEqual({ ...loadRun(1), report: null });
    await warehouse.close();
  });

  it("refuses another time zone or currency once there are sales, and names the command", async () => {
    await write("insert into versions values (1, 1, 0, now())");
    const refusal = { code: "setting_invalid", message: expect.stringContaining("--recut") };
    await expect(openDuckdbWarehouse({ ...settings, timeZone: "UTC", file })).rejects.toMatchObject({ ...refusal, field: "STORE_TIME_ZONE" });
    await expect(openDuckdbWarehouse({ ...settings, currency: "CLP", file })).rejects.toMatchObject({ ...refusal, field: "STORE_CURRENCY" });
    const recut = await openDuckdbWarehouse({ ...settings, timeZone: "UTC", file, recut: true });
    expect(await rows(recut, "select time_zone from store")).toEqual([["America/Santiago"]]);
    await recut.close();
  });
});

async function run(warehouse: DuckdbWarehouse, sql: string): Promise<void> {
  const connection = await warehouse.connect();
  await connection.run(sql);
  connection.closeSync();
}

async function rows(warehouse: DuckdbWarehouse, sql: string): Promise<unknown[][]> {
  const connection = await warehouse.connect();
  const result = await connection.runAndReadAll(sql);
  connection.closeSync();
  return result.getRowsJS();
}
