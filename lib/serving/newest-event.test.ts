import { afterEach, beforeEach, expect, it } from "vitest";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import type { ServingStore } from "./serving.ts";
import { addEvents, fillWarehouse, openServingOf, openSmallWarehouse } from "./small-store.fixture.ts";

let warehouse: DuckdbWarehouse;
let serving: ServingStore;
beforeEach(async () => {
  warehouse = await openSmallWarehouse();
  await fillWarehouse(warehouse, {
    customers: [{ id: "C1" }],
    products: [{ id: "P1", category: "Books" }],
    orders: [{ id: "O1", customer: "C1", date: "2025-09-12T10:00:00Z" }],
    items: [{ order: "O1", product: "P1", qty: 1, price: "100" }],
  });
  serving = await openServingOf(warehouse, "UTC");
});
afterEach(async () => {
  await serving.close();
  await warehouse.close();
});

async function send(...times: string[]): Promise<void> {
  const { version, streamPosition } = serving.moment();
  const event = { customer: "C1", product: "P1", qty: 1, price: "5" };
  const to = await addEvents(
    warehouse,
    times.map((ts, index) => ({ ...event, id: `e${streamPosition + index}`, order: "O9", ts })),
  );
  await serving.refresh({ version: version + 1, streamPosition: to });
}
const at = (time: string) => serving.newestEvent(new Date(time));

it("is the last one, where no clock is ahead", async () => {
  expect(await at("2025-09-20T12:00:00Z")).toEqual({ newestEvent: "2025-09-12T10:00:00.000Z", datedAhead: null });
  await send("2025-09-20T12:00:00Z");
  expect(await at("2025-09-20T12:00:00Z")).toEqual({ newestEvent: "2025-09-20T12:00:00.000Z", datedAhead: null });
});

it("is not one that is dated later than now, which is told apart until its time has come", async () => {
  await send("2025-09-20T11:59:00Z", "2025-09-20T13:00:00Z", "2025-09-20T15:00:00Z");
  expect(await at("2025-09-20T12:00:00Z")).toEqual({
    newestEvent: "2025-09-20T11:59:00.000Z",
    datedAhead: { lines: 2, until: "2025-09-20T15:00:00.000Z" },
  });
  expect((await at("2025-09-20T12:59:59Z")).newestEvent).toBe("2025-09-20T11:59:00.000Z");
  expect(await at("2025-09-20T13:00:00Z")).toEqual({
    newestEvent: "2025-09-20T13:00:00.000Z",
    datedAhead: { lines: 1, until: "2025-09-20T15:00:00.000Z" },
  });
  expect(await at("2025-09-20T15:00:00Z")).toEqual({ newestEvent: "2025-09-20T15:00:00.000Z", datedAhead: null });
});

it("moves on with the lines that come while one is dated ahead", async () => {
  await send("2025-09-20T15:00:00Z");
  expect((await at("2025-09-20T12:00:00Z")).newestEvent).toBe("2025-09-12T10:00:00.000Z");
  await send("2025-09-20T12:00:01Z");
  expect((await at("2025-09-20T12:00:02Z")).newestEvent).toBe("2025-09-20T12:00:01.000Z");
});
