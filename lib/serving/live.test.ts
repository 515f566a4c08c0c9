import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PaintParams } from "../sales/filters.ts";
import { livePage, resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import type { ServingStore } from "./serving.ts";
import { addEvents, fillWarehouse, openServingOf, openSmallWarehouse, type SmallStore } from "./small-store.fixture.ts";

const everything: PaintParams = { country: [], category: [], channel: [], source: [], product: [], compare: "none" };
const now = new Date("2025-09-20T12:00:00Z");

/** O1 came by the load on a Friday; its return and O2 as events on the Friday after. */
const shop: SmallStore = {
  customers: [{ id: "C1", country: "Chile" }],
  products: [
    { id: "P1", category: "Books", name: "Ficciones" },
    { id: "P2", category: "Home" },
  ],
  orders: [{ id: "O1", customer: "C1", date: "2025-09-12T10:00:00Z", channel: "Online" }],
  items: [
    { order: "O1", product: "P1", qty: 1, price: "100" },
    { order: "O1", product: "P2", qty: 1, price: "20" },
  ],
  events: [{ id: "e1", order: "O1", customer: "C1", product: "P1", qty: -1, price: "40", ts: "2025-09-19T09:00:00Z" }],
  asOf: "2025-09-13T00:00:00Z",
};

describe("what the live page shows", () => {
  let warehouse: DuckdbWarehouse;
  let serving: ServingStore;
  beforeAll(async () => {
    warehouse = await openSmallWarehouse();
    await fillWarehouse(warehouse, shop);
    serving = await openServingOf(warehouse, "UTC");
    const event = { customer: "C9", qty: 1, ts: "2025-09-19T13:00:00Z" };
    const position = await addEvents(warehouse, [
      { ...event, id: "e2", order: "O2", product: "P1", price: "5" },
      { ...event, id: "e3", order: "O2", product: "P9", price: "7.5" },
    ]);
    await serving.refresh({ version: 2, streamPosition: position });
  });
  afterAll(async () => {
    await serving.close();
    await warehouse.close();
  });

  const ask = (params: Partial<PaintParams> = {}) =>
    serving.live(resolvePaintQuery({ ...everything, ...params }, { ...serving.moment().bounds, now, timeZone: "UTC" }, livePage), now);

  it("adds up to the same total in every tile", async () => {
    const { kpis, bySource, split } = await ask();
    expect(kpis.revenue).toBe("92.50");
    expect(bySource.map(({ key, revenue }) => [key, revenue])).toEqual([
      ["batch", "120.00"],
      ["streaming", "-27.50"],
    ]);
    expect(split.timeseries.filter(({ batch, streaming }) => batch !== "0.00" || streaming !== "0.00")).toEqual([
      { batch: "120.00", streaming: "0.00" },
      { batch: "0.00", streaming: "-27.50" },
    ]);
    expect(split.byWeekday[4]).toEqual({ batch: "120.00", streaming: "-27.50" });
    expect(split.byProduct).toEqual({
      P1: { batch: "100.00", streaming: "-35.00" },
      P2: { batch: "20.00", streaming: "0.00" },
      P9: { batch: "0.00", streaming: "7.50" },
    });
  });

  it("lists the lines as they came, the last one first, with all its times", async () => {
    const { lines } = await ask();
    expect(lines.map(({ orderId, productId, label, country, amount }) => [orderId, productId, label, country, amount])).toEqual([
      ["O2", "P9", "P9", "unknown", "7.50"],
      ["O2", "P1", "Ficciones", "unknown", "5.00"],
      ["O1", "P1", "Ficciones", "Chile", "-40.00"],
    ]);
    expect(lines[2]).toMatchObject({ position: 1, qty: -1, eventTime: "2025-09-19T09:00:00.000Z", ingestTime: "2025-09-19T09:00:00.000Z" });
  });

  it("counts the last 24 hours by event time, whatever the range, under the filters", async () => {
    expect(await ask()).toMatchObject({ last24h: { revenue: "12.50", lines: 2, orders: 1 }, wholeStream: "-27.50" });
    const before = { from: "2025-09-12", to: "2025-09-13" };
    expect(await ask(before)).toMatchObject({ kpis: { revenue: "120.00" }, last24h: { revenue: "12.50" }, wholeStream: "-27.50" });
    expect((await ask({ country: ["Chile"] })).last24h).toEqual({ revenue: "0.00", lines: 0, orders: 0 });
  });

  const hours = { grain: "hour" as const };
  it.each([{ product: ["P1"] }, { ...hours, from: "2025-09-10", to: "2025-09-20" }, { ...hours, from: "2025-08-01", to: "2025-09-20" }])(
    "splits what is counted line by line alike: %o",
    async (params) => {
      const { split } = await ask(params);
      expect(split.byProduct.P1).toEqual({ batch: "100.00", streaming: "-35.00" });
    },
  );

  it("has nothing of a source that is filtered out", async () => {
    const batch = await ask({ source: ["batch"] });
    expect(batch).toMatchObject({ kpis: { revenue: "120.00" }, last24h: { lines: 0 }, lines: [] });
    expect(batch.split.byProduct.P1).toEqual({ batch: "100.00", streaming: "0.00" });
    expect((await ask({ source: ["streaming"] })).split.byProduct).toMatchObject({ P1: { batch: "0.00", streaming: "-35.00" } });
  });
});
