import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batchOf } from "../streaming.fixture.ts";
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
});
