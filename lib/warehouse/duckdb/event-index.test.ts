import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batchOf } from "../streaming.fixture.ts";
import { createEventIndex } from "./event-index.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "./open-duckdb-warehouse.ts";

let folder = "";
let warehouse: DuckdbWarehouse;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "caudal-index-"));
  await open();
});
afterEach(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  warehouse = await openDuckdbWarehouse({ file: join(folder, "warehouse.duckdb"), currency: "USD", timeZone: "UTC", memoryLimit: "300MB", threads: 1 });
}

let messages = 0;
/** By new messages each time. */
function eventsFrom(first: number, count: number) {
  return batchOf(Array.from({ length: count }, (_, index) => ({ id: `e${first + index}`, message: `m${++messages}`, qty: 1, price: "1" })));
}

describe("an event that is stored", () => {
  it("is known among many, by this process and by the next", async () => {
    for (const first of [0, 10, 3_000, 5_999]) await warehouse.appendEvents(eventsFrom(first, 3_000));
    expect(await warehouse.streamCounts()).toMatchObject({ events: 8_999, duplicates: 3_001 });
    expect(await warehouse.appendEvents(eventsFrom(0, 9_000))).toMatchObject({ appended: 1, duplicates: 8_999 });
    await warehouse.close();
    await open();
    expect(await warehouse.appendEvents(eventsFrom(0, 9_001))).toMatchObject({ appended: 1, duplicates: 9_000, differing: 0 });
  });

  it("is unknown as long as its commit failed", async () => {
    const [broken] = eventsFrom(0, 1).events;
    if (!broken) throw new Error("no event");
    const unstorable = { ...broken, eventId: "e2", grossAmount: 10n ** 18n };
    await expect(warehouse.appendEvents({ ...batchOf([]), events: [broken, unstorable] })).rejects.toThrow();
    expect(await warehouse.appendEvents(eventsFrom(0, 1))).toMatchObject({ appended: 1, duplicates: 0 });
  });

  it("is noted once, though the first reads of all that is stored broke off", async () => {
    await warehouse.appendEvents(eventsFrom(0, 2_800));
    const connection = await warehouse.connect();
    const index = createEventIndex();
    for (let read = 0; read < 2; read++) await expect(index.catchUp(breakingOff(connection), 2_800)).rejects.toThrow("disk");
    await index.catchUp(connection, 2_800);
    await connection.run(
      "create temp table incoming_event as select md5_number_lower('e2799') as event_hash; create temp table known_position (position bigint)",
    );
    await index.findIncoming(connection);
    expect((await connection.runAndReadAll("select position from known_position")).getRowsJS()).toEqual([[2_800n]]);
    connection.closeSync();
  });
});

/** Gives one chunk of an answer, then fails. */
function breakingOff(connection: DuckDBConnection): DuckDBConnection {
  const stream: DuckDBConnection["stream"] = async (...asked) => {
    const result = await connection.stream(...asked);
    let chunks = 0;
    const fetchChunk = () => (++chunks > 1 ? Promise.reject(new Error("disk")) : result.fetchChunk());
    return Object.assign(Object.create(result), { fetchChunk });
  };
  return Object.assign(Object.create(connection), { stream });
}
