import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batchOf } from "../streaming.fixture.ts";
import { UnstorableEvents } from "../streaming.ts";
import { loadRun, stage } from "../warehouse.contract.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "./open-duckdb-warehouse.ts";

let folder = "";
let warehouse: DuckdbWarehouse;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "caudal-amounts-"));
  await open();
});
afterEach(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  warehouse = await openDuckdbWarehouse({ file: join(folder, "warehouse.duckdb"), currency: "USD", timeZone: "UTC", memoryLimit: "300MB", threads: 1 });
}

let sent = 0;
/** So many events of that price. */
const send = (count: number, price: string) =>
  warehouse.appendEvents(batchOf(Array.from({ length: count }, () => ({ id: `e${++sent}`, message: `m${sent}`, qty: 1, price }))));

describe("the sums of all lines", () => {
  it("stay within bounds, however small the batches that come", async () => {
    expect((await send(919, "999999999999")).appended).toBe(919);
    for (let batch = 0; batch < 100; batch++) await send(1, "9900000000");
    await expect(send(2, "9900000000")).rejects.toBeInstanceOf(UnstorableEvents);
    expect((await send(1, "9900000000")).appended).toBe(1);
    await expect(send(1, "900000000")).rejects.toBeInstanceOf(UnstorableEvents);
  });

  it("are known by the next process", async () => {
    await send(919, "999999999999");
    await send(1, "999999000000");
    await warehouse.close();
    await open();
    await expect(send(1, "1000000000")).rejects.toBeInstanceOf(UnstorableEvents);
    expect((await send(1, "1")).appended).toBe(1);
  });

  it("name the largest of a batch that does not fit, and take the others", async () => {
    await send(919, "999999999999");
    const large = { qty: 1, price: "900000000000" };
    const batch = batchOf([
      { ...large, id: "large" },
      { ...large, id: "larger", price: "900000000001" },
      { id: "small", qty: 1, price: "10" },
    ]);
    await expect(warehouse.appendEvents(batch)).rejects.toMatchObject({ messageIds: ["m-larger"] });
    expect((await warehouse.appendEvents({ ...batch, events: batch.events.filter(({ eventId }) => eventId !== "larger") })).appended).toBe(2);
  });

  it("name what has most units, and take what costs more but is small", async () => {
    const gift = { qty: 1_000_000_000_000, price: "0" };
    await warehouse.appendEvents(batchOf(Array.from({ length: 9_007 }, (_, number) => ({ ...gift, id: `gift${number}` }))));
    const batch = batchOf([
      { ...gift, id: "gift" },
      { id: "dear", qty: 2, price: "10" },
      { id: "dearer", qty: 3, price: "20" },
    ]);
    await expect(warehouse.appendEvents(batch)).rejects.toMatchObject({ messageIds: ["m-gift"] });
    expect((await warehouse.appendEvents({ ...batch, events: batch.events.filter(({ eventId }) => eventId !== "gift") })).appended).toBe(2);
  });

  it("count what a load brings, with its costs, and what it takes away", async () => {
    await warehouse.swapLoad(await stage(folder, "63400000000000 as qty"), loadRun(1));
    await expect(send(1, "900000000000")).rejects.toBeInstanceOf(UnstorableEvents);
    await warehouse.swapLoad(await stage(folder, "1 as qty"), loadRun(2));
    expect((await send(1, "900000000000")).appended).toBe(1);
  });

  it("keep a load out that does not fit to what came in while its files were read", async () => {
    await send(900, "999999999999");
    await expect(warehouse.swapLoad(await stage(folder, "2000000000000 as qty"), loadRun(1))).rejects.toMatchObject({ code: "load_refused" });
    expect(await warehouse.position()).toMatchObject({ loadId: null });
    expect((await send(1, "999999999999")).appended).toBe(1);
  });
});
