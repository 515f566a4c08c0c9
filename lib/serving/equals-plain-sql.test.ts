import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { PaintQuery } from "../sales/paint-query.ts";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { type AnyCase, anyCase, timeZones } from "./any-store.fixture.ts";
import { plainDetail, plainFilterValues } from "./plain-detail.fixture.ts";
import { readRows } from "./read.ts";
import type { PaintTiles, ServingStore } from "./serving.ts";
import { contentOf, fillWarehouse, openServingOf, openSmallWarehouse } from "./small-store.fixture.ts";

vi.mock("./read.ts", { spy: true });

const paintQuestions = [
  ["by-category", "by-product", "customers", "customers-by-category", "customers-by-day", "customers-by-day-several", "customers-by-key"],
  ["lines", "orders", "orders-several", "orders-split", "product-names", "sums", "top-products", "top-products-lines"],
];

afterAll(() => {
  const { calls, settledResults } = vi.mocked(readRows).mock;
  const answered = new Set(calls.filter((_, place) => hasRows(settledResults[place]?.value)).map(([, question]) => question.sql));
  const missed = paintQuestions.flat().filter((name) => !answered.has(`serving/${name}`));
  expect(missed, "layouts that told no seed anything").toEqual([]);
});

function hasRows(answer: unknown): boolean {
  return Array.isArray(answer) && answer.length > 0;
}

/** Seeds 1 to 200 in two halves, so that both of a small machine's cores are busy. */
const halves = [1, 101];
const seedsOfHalf = 100;

describe.concurrent.each(halves)("a hundred small stores from seed %i on", (first) => {
  const warehouses = new Map<string, DuckdbWarehouse>();
  beforeAll(async () => {
    for (const zone of timeZones) warehouses.set(zone, await openSmallWarehouse(zone));
  });
  afterAll(async () => {
    for (const warehouse of warehouses.values()) await warehouse.close();
  });

  async function withStore(drawn: AnyCase, check: (warehouse: DuckdbWarehouse, serving: ServingStore) => Promise<void>): Promise<void> {
    const warehouse = warehouses.get(drawn.timeZone);
    if (!warehouse) throw new Error(`No warehouse in ${drawn.timeZone}`);
    await fillWarehouse(warehouse, drawn.store);
    const serving = await openServingOf(warehouse, drawn.timeZone);
    try {
      await check(warehouse, serving);
    } finally {
      await serving.close();
    }
  }

  it("have every tile, detail row and filter value that plain SQL over v_sales counts", { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (drawn) => {
        await withStore(drawn, async (warehouse, serving) => {
          const query = resolvePaintQuery(drawn.params, { ...serving.moment().bounds, now: drawn.now, timeZone: drawn.timeZone });
          const plain = await warehouse.paint(query);
          expect(contentOf(await serving.paint(query))).toEqual(contentOf(plain));
          await expectDetail(warehouse, serving, query, plain);
          const values = await serving.filterValues({ ...query, dimension: drawn.dimension, search: "" });
          expect(contentOf(values)).toEqual(await plainFilterValues(warehouse, query, drawn.dimension));
        });
      }),
      { numRuns: seedsOfHalf, seed: first },
    );
  });
});

async function expectDetail(warehouse: DuckdbWarehouse, serving: ServingStore, query: PaintQuery, { kpis }: PaintTiles): Promise<void> {
  const plain = await plainDetail(warehouse, query);
  const detail = await serving.detail({ ...query, sort: "order", direction: "asc", search: "", offset: 0, limit: 500 });
  expect(detail.total).toBe(plain.rows.length);
  expect(sorted(detail.rows)).toEqual(sorted(plain.rows));
  expect(detail.rows.map(({ orderId }) => orderId)).toEqual(plain.rows.map(({ orderId }) => orderId).sort());
  expect(plain.sum).toBe(kpis.revenue);
}

function sorted(rows: object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
