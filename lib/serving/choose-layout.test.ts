import { describe, expect, it } from "vitest";
import type { Filters } from "../sales/filters.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import { chooseLayout } from "./choose-layout.ts";

const bounds = { firstDay: "2023-01-01", lastDay: "2025-12-31", newestEvent: null, lines: 10, now: new Date("2026-01-01T12:00:00Z"), timeZone: "UTC" };
const none: Filters = { country: [], category: [], channel: [], source: [], product: [] };
const shop = { places: 126, hasSplitOrders: false };

function ask(filters: Partial<Filters>, rest: { from?: string; to?: string; grain?: PaintQuery["grain"] } = {}): PaintQuery {
  return resolvePaintQuery({ from: "2025-01-01", to: "2026-01-01", compare: "none", ...none, ...filters, ...rest }, bounds);
}

describe("the layout of a paint", () => {
  it("is cubes, bits and months where nothing is filtered", () => {
    expect(chooseLayout(ask({}), shop)).toEqual({ name: "cube", orders: "cube", splitOrders: false, buckets: "bits", products: "months" });
  });

  it("counts orders once by order rows where several categories are chosen, not where one is", () => {
    expect(chooseLayout(ask({ category: ["Books", "Home"] }), shop)).toMatchObject({ orders: "order rows", products: "months" });
    expect(chooseLayout(ask({ category: ["Books"] }), shop)).toMatchObject({ orders: "cube", products: "months" });
  });

  it("ranks products by their lines where a country, channel or source is chosen", () => {
    for (const filters of [{ country: ["Chile"] }, { channel: ["Web"] }, { source: ["batch" as const] }]) {
      expect(chooseLayout(ask(filters), shop)).toMatchObject({ name: "cube", products: "lines" });
    }
  });

  it("has a bit per bucket up to 63 of them", () => {
    expect(chooseLayout(ask({}, { to: "2025-03-05", grain: "day" }), shop)).toMatchObject({ buckets: "bits" });
    expect(chooseLayout(ask({}, { to: "2025-03-06", grain: "day" }), shop)).toMatchObject({ buckets: "order rows" });
  });

  it("counts split orders only where there are any", () => {
    expect(chooseLayout(ask({}), { ...shop, hasSplitOrders: true })).toMatchObject({ splitOrders: true });
  });

  it("is lines for a product, for hours, and for more groups than an order row has bits", () => {
    expect(chooseLayout(ask({ product: ["P1"] }), shop)).toEqual({ name: "lines" });
    expect(chooseLayout(ask({}, { to: "2025-01-03", grain: "hour" }), shop)).toEqual({ name: "lines" });
    expect(chooseLayout(ask({}), { ...shop, places: 127 })).toEqual({ name: "lines" });
  });
});
