import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PaintParams } from "../sales/filters.ts";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import type { ServingStore } from "./serving.ts";
import { contentOf, fillWarehouse, openServingOf, openSmallWarehouse, type SmallStore, takeIn } from "./small-store.fixture.ts";

let warehouse: DuckdbWarehouse;
beforeAll(async () => {
  warehouse = await openSmallWarehouse();
});
afterAll(() => warehouse.close());

async function withServing(store: SmallStore, work: (serving: ServingStore) => Promise<void>): Promise<void> {
  await fillWarehouse(warehouse, store);
  const serving = await openServingOf(warehouse, "UTC");
  await work(serving).finally(() => serving.close());
}

function queryOf(serving: ServingStore, topProducts: number, filters: Partial<PaintParams> = {}) {
  const everything: PaintParams = { country: [], category: [], channel: [], source: [], product: [], compare: "none" };
  const clock = { now: new Date("2025-10-01T00:00:00Z"), timeZone: "UTC" };
  return { ...resolvePaintQuery({ ...everything, ...filters }, { ...serving.moment().bounds, ...clock }), topProducts };
}

it("counts a customer once who had bought what is not among the top products", async () => {
  const shop: SmallStore = {
    customers: [{ id: "C1" }, { id: "C2" }],
    products: [{ id: "P1" }, { id: "P2" }],
    orders: [
      { id: "O1", customer: "C1", date: "2025-09-12T10:00:00Z" },
      { id: "O2", customer: "C2", date: "2025-09-12T10:00:00Z" },
    ],
    items: [
      { order: "O1", product: "P1", qty: 1, price: "100" },
      { order: "O2", product: "P2", qty: 1, price: "1" },
    ],
  };
  await withServing(shop, async (serving) => {
    for (const [order, customer] of [["O3", "C1"] as const, ["O4", "C2"] as const]) {
      await takeIn(warehouse, serving, [{ id: order, order, customer, product: "P1", qty: 1, price: "10", ts: "2025-09-12T12:00:00Z" }]);
      const { kpis, byProduct } = await serving.paint(queryOf(serving, 1));
      expect([kpis.customers, byProduct.rows.map(({ key, customers }) => [key, customers])]).toEqual([2, [["P1", order === "O3" ? 1 : 2]]]);
    }
  });
});

const named = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);
const customers = named("C", 6);
const productIds = named("P", 6);

/** Few people who buy again and again, mostly what is not at the top. */
const line = fc.record({
  order: fc.constantFrom(...named("O", 30)),
  customer: fc.constantFrom(...customers, "stranger"),
  product: fc.constantFrom(...productIds),
  qty: fc.constantFrom(1, 1, 2, -1),
  price: fc.constantFrom("1", "10", "19.99"),
  ts: fc.constantFrom("2025-09-12T10:00:00Z", "2025-09-13T10:00:00Z", "2025-09-20T10:00:00Z"),
});
const denseShop = fc.record({
  loaded: fc.array(line, { minLength: 12, maxLength: 24, size: "max" }),
  batches: fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 4, size: "max" }),
  topProducts: fc.constantFrom(1, 2),
  filters: fc.constantFrom<Partial<PaintParams>[]>({}, {}, { category: ["Books"] }, { channel: ["Web"] }),
});
const shelves = ["Books", "Home", null];

it("counts as plain SQL does, whoever buys again and whatever comes to the top: five dense stores from seed 901 on", { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(denseShop, async ({ loaded, batches, topProducts, filters }) => {
      const orders = [
        ...new Map(loaded.map(({ order, customer, ts }) => [order, { id: order, customer, date: ts, channel: order < "O2" ? "Web" : null }])).values(),
      ];
      const products = productIds.map((id, index) => ({ id, category: shelves[index % 3] ?? null, subcategory: id }));
      const store = { customers: customers.map((id) => ({ id })), products, orders, items: loaded };
      await withServing(store, async (serving) => {
        for (const [place, batch] of batches.entries()) {
          await takeIn(
            warehouse,
            serving,
            batch.map((event, index) => ({ ...event, id: `${place}-${index}` })),
          );
          const query = queryOf(serving, topProducts, filters);
          expect(contentOf(await serving.paint(query))).toEqual(contentOf(await warehouse.paint(query)));
        }
      });
    }),
    { numRuns: 5, seed: 901, endOnFailure: true },
  );
});
