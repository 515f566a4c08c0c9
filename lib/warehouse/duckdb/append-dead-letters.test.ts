import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { batchOf } from "../streaming.fixture.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "./open-duckdb-warehouse.ts";

const letters = 6_000;
const body = "x".repeat(5_000);
/** Of the 30 MB of bodies. */
const fewMb = 12;

let folder = "";
let warehouse: DuckdbWarehouse;

/** A warehouse that was just opened, with large dead letters in it. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "caudal-letters-"));
  await open();
  await warehouse.appendEvents(
    batchOf(
      [],
      Array.from({ length: letters }, (_, index) => ({ message: `m${index}`, body: `${index} ${body}` })),
    ),
  );
  await warehouse.close();
  await open();
});
afterEach(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  warehouse = await openDuckdbWarehouse({ file: join(folder, "warehouse.duckdb"), currency: "USD", timeZone: "UTC", memoryLimit: "300MB", threads: 1 });
}

async function megabytesHeld(): Promise<number> {
  const connection = await warehouse.connect();
  const rows = (await connection.runAndReadAll("select sum(memory_usage_bytes) from duckdb_memory()")).getRowsJS();
  connection.closeSync();
  return Number(rows[0]?.[0]) / 1e6;
}

it("refusing more messages does not read the bodies of those before", async () => {
  const others = ["a", "m1000-new", "z"].map((message) => ({ message, body: "{" }));
  expect(await warehouse.appendEvents(batchOf([], others))).toMatchObject({ refused: 3, redelivered: 0 });
  expect(await megabytesHeld()).toBeLessThan(fewMb);
});

it("a page of the list reads the bodies of its own messages alone", async () => {
  const { total, rows } = await warehouse.deadLetters({ limit: 2, offset: letters - 2 });
  expect([total, rows.map(({ messageId }) => messageId)]).toEqual([letters, ["m998", "m999"]]);
  expect(await megabytesHeld()).toBeLessThan(fewMb);
});
