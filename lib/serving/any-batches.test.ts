/** Whatever live lines a store takes in, and in whichever batches, it counts what plain SQL over `v_sales` counts. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PaintQuery } from "../sales/paint-query.ts";
import { livePage, resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { type AnyCase, anyCase, timeZones } from "./any-store.fixture.ts";
import { plainDetail, plainFilterValues } from "./plain-detail.fixture.ts";
import type { ServingStore } from "./serving.ts";
import { contentOf, fillWarehouse, openServingOf, openSmallWarehouse, type SmallStore, takeIn } from "./small-store.fixture.ts";

type Event = NonNullable<SmallStore["events"]>[number];

/** So few that the sums are put together in the midst of the batches. */
const compactEvery = 4;

/** In two halves, so that both of a small machine's cores are busy. */
describe.concurrent.each([301, 331])("thirty stores from seed %i on, their events in any batches", (seed) => {
  const warehouses = new Map<string, DuckdbWarehouse>();
  beforeAll(async () => {
    for (const zone of timeZones) warehouses.set(zone, await openSmallWarehouse(zone));
  });
  afterAll(async () => {
    for (const warehouse of warehouses.values()) await warehouse.close();
  });

  it("have every tile that plain SQL over v_sales counts after every batch, and every detail row and filter value after the last", {
    timeout: 300_000,
  }, async () => {
    const cuts = fc.array(fc.nat({ max: 14 }), { minLength: 1, maxLength: 4 });
    const pages = fc.constantFrom("sales", "live");
    await fc.assert(
      fc.asyncProperty(anyCase, cuts, pages, async (drawn, cuts, page) => {
        const warehouse = warehouses.get(drawn.timeZone);
        if (!warehouse) throw new Error(`No warehouse in ${drawn.timeZone}`);
        const [before = [], ...batches] = cutAt(firstOfEach(drawn.store.events ?? []), cuts);
        await fillWarehouse(warehouse, { ...drawn.store, events: before });
        const serving = await openServingOf(warehouse, drawn.timeZone, 1, compactEvery);
        try {
          const query = () => {
            const moment = { ...serving.moment().bounds, now: drawn.now, timeZone: drawn.timeZone };
            return page === "live" ? resolvePaintQuery(drawn.params, moment, livePage) : resolvePaintQuery(drawn.params, moment);
          };
          for (const batch of batches) {
            await takeIn(warehouse, serving, batch);
            await expectPlainTiles(warehouse, serving, query(), drawn);
          }
          await expectPlainRows(warehouse, serving, query(), drawn);
        } finally {
          await serving.close();
        }
      }),
      { numRuns: 30, seed, endOnFailure: true },
    );
  });
});

async function expectPlainTiles(warehouse: DuckdbWarehouse, serving: ServingStore, query: PaintQuery, { now }: AnyCase): Promise<void> {
  const plain = contentOf(await warehouse.paint(query));
  expect(contentOf(await serving.paint(query))).toEqual(plain);
  const { split, ...live } = await serving.live(query, now);
  expect(live).toMatchObject(plain);
  if (query.filters.source.length > 0) return;
  const streaming = await warehouse.paint({ ...query, topProducts: 500, filters: { ...query.filters, source: ["streaming"] } });
  const ofProduct = new Map(streaming.byProduct.rows.map(({ key, revenue }) => [key, revenue]));
  expect(split.timeseries.map(({ streaming }) => streaming)).toEqual(streaming.timeseries.map(({ revenue }) => revenue));
  expect(split.byWeekday.map(({ streaming }) => streaming)).toEqual(streaming.byWeekday.map(({ revenue }) => revenue));
  for (const { key } of live.byProduct.rows) expect(split.byProduct[key]?.streaming).toBe(ofProduct.get(key) ?? "0.00");
}

async function expectPlainRows(warehouse: DuckdbWarehouse, serving: ServingStore, query: PaintQuery, { dimension }: AnyCase): Promise<void> {
  const detail = await serving.detail({ ...query, sort: "order", direction: "asc", search: "", offset: 0, limit: 500 });
  const { rows } = await plainDetail(warehouse, query);
  expect([detail.total, sorted(detail.rows)]).toEqual([rows.length, sorted(rows)]);
  expect(detail.rows.map(({ orderId }) => orderId)).toEqual(rows.map(({ orderId }) => orderId).sort());
  const values = await serving.filterValues({ ...query, dimension, search: "" });
  expect(contentOf(values)).toEqual(await plainFilterValues(warehouse, query, dimension));
}

/** What is appended has each event once. */
function firstOfEach(events: Event[]): Event[] {
  return events.filter(({ id }, place) => events.findIndex((other) => other.id === id) === place);
}

function cutAt<T>(all: T[], cuts: number[]): T[][] {
  const edges = [0, ...cuts.toSorted((one, other) => one - other), all.length];
  return edges.slice(1).map((edge, place) => all.slice(edges[place], edge));
}

function sorted(rows: object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
