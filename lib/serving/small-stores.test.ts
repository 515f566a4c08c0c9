import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PaintParams } from "../sales/filters.ts";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import type { PaintTiles } from "./serving.ts";
import { fillWarehouse, openSmallWarehouse, type SmallStore } from "./small-store.fixture.ts";

const products = [
  { id: "P1", category: "Books", subcategory: "Novel", cost: "4" },
  { id: "P2", category: "Home", subcategory: "Lamp" },
];
const customers = [
  { id: "C1", country: "Chile" },
  { id: "C2", country: "Peru" },
];

describe("a small store", () => {
  let warehouse: DuckdbWarehouse;
  beforeAll(async () => {
    warehouse = await openSmallWarehouse();
  });
  afterAll(() => warehouse.close());

  async function paint(store: SmallStore, params: Partial<PaintParams> = {}): Promise<PaintTiles> {
    await fillWarehouse(warehouse, store);
    const moment = { firstDay: "2025-01-01", lastDay: "2025-12-31", now: new Date("2026-01-15T12:00:00Z"), timeZone: "UTC" };
    return warehouse.paint(resolvePaintQuery({ country: [], category: [], channel: [], source: [], product: [], compare: "none", ...params }, moment));
  }

  it("counts an order with returns alone in revenue, not among the orders", async () => {
    const store = {
      customers,
      products,
      orders: [
        { id: "O1", customer: "C1", date: "2025-03-01T00:00:00Z" },
        { id: "O2", customer: "C2", date: "2025-03-02T00:00:00Z" },
      ],
      items: [
        { order: "O1", product: "P1", qty: -2, price: "10" },
        { order: "O2", product: "P1", qty: 1, price: "30" },
      ],
    };
    const { kpis } = await paint(store);
    expect(kpis).toEqual({
      revenue: "10.00",
      sales: "30.00",
      returns: "-20.00",
      orders: 1,
      customers: 1,
      aov: "30.00",
      units: -1,
      lines: 2,
      margin: "14.00",
      marginCoverage: 1,
    });
  });
});
