/** Which part of a paint's bars came as events. The rest came by a load. */
import { moneyText } from "../money.ts";
import { askByProduct } from "./by-product.ts";
import { askLines } from "./lines.ts";
import type { Live, Split } from "./live.ts";
import type { PaintQuery } from "./paint-query.ts";
import type { Question } from "./question.ts";
import type { RawTiles } from "./raw-tiles.ts";
import { type Side, sidesOf } from "./side.ts";
import type { SideMetrics } from "./side-metrics.ts";
import type { StoreShape } from "./store-shape.ts";
import { askSums } from "./sums.ts";

/** Of the range's streaming side. `keys`: the products whose part is wanted; not asked for where the paint is counted line by line. */
export function askStreaming(side: Side, keys: number[], shape: StoreShape, byLines: boolean): Question[] {
  return byLines ? [askLines(side, shape)] : [askSums(side), askByProduct(side, shape, keys)];
}

/** null where the filter leaves no streaming line. */
export function streamingSide(query: PaintQuery): Side | null {
  const { source } = query.filters;
  if (source.length > 0 && !source.includes("streaming")) return null;
  return sidesOf({ ...query, filters: { ...query.filters, source: ["streaming"] } }).now;
}

/** `side`: what was counted of the streaming side; `productKeys`: in the order of `raw.byProduct`. */
export function splitTiles(query: PaintQuery, raw: RawTiles, productKeys: number[], side: SideMetrics, digits: number): Live["split"] {
  const split = (total: bigint, streaming: bigint): Split => ({ batch: moneyText(total - streaming, digits), streaming: moneyText(streaming, digits) });
  const buckets = new Map(raw.timeseries.map(({ bucket, now }) => [bucket, now.revenue]));
  const weekdays = new Map(raw.byWeekday.map(({ key, now }) => [Number(key), now.revenue]));
  const products = raw.byProduct.map(({ key, now }, index) => ({
    id: key,
    revenue: now.revenue,
    streaming: revenueOf(side, "product", productKeys[index] ?? -1),
  }));
  const inTop = products.reduce((sum, { streaming }) => sum + streaming, 0n);
  return {
    timeseries: query.buckets.map((_, index) => split(buckets.get(index) ?? 0n, revenueOf(side, "bucket", index))),
    byWeekday: [1, 2, 3, 4, 5, 6, 7].map((day) => split(weekdays.get(day) ?? 0n, revenueOf(side, "weekday", day))),
    byProduct: Object.fromEntries(products.map(({ id, revenue, streaming }) => [id, split(revenue, streaming)])),
    otherProducts: raw.otherProducts.count === 0 ? null : split(raw.otherProducts.revenue, revenueOf(side, "all", 0) - inTop),
  };
}

function revenueOf(side: SideMetrics, tile: "all" | "bucket" | "weekday" | "product", key: number): bigint {
  return side.get(tile)?.get(key)?.revenue ?? 0n;
}
