/** The products with most revenue, all others together, and what each of the top amounts to. */
import type { Question, Row } from "./question.ts";
import type { RawTiles } from "./raw-tiles.ts";
import { rangeValues, type Side, segmentValues } from "./side.ts";
import type { StoreShape } from "./store-shape.ts";
import type { ProductRanking, ProductSums } from "./top-products.ts";
import { wholeMonths } from "./whole-months.ts";

/** `others`: the products that are not in the ranking. */
export type TopProducts = { ranking: ProductRanking; others: RawTiles["otherProducts"] };

export function askTopProducts(side: Side, shape: StoreShape, top: number): Question {
  const { country, channel, source, category } = side.filters;
  const values = { ...rangeValues(side), categories: category, top };
  if (country.length + channel.length + source.length === 0) return { sql: "serving/top-products", values: { ...values, ...wholeMonths(side, shape) } };
  return { sql: "serving/top-products-lines", values: { ...values, ...segmentValues(side) } };
}

export function parseTopProducts(rows: Row[]): TopProducts {
  const others = rows.find((row) => row.product_key === null);
  return {
    ranking: new Map(rows.filter((row) => row.product_key !== null).map((row) => [Number(row.product_key), sumsOf(row)])),
    others: { count: Number(others?.products ?? 0), ...sumsOf(others) },
  };
}

function sumsOf(row: Row | undefined): ProductSums {
  return { revenue: BigInt((row?.revenue ?? 0n) as bigint), units: Number(row?.units ?? 0), lines: Number(row?.lines ?? 0) };
}

export function askByProduct(side: Side, { knownCustomers, lastCustomer, lastOrder }: StoreShape, keys: number[]): Question {
  return {
    sql: "serving/by-product",
    values: { ...rangeValues(side), ...segmentValues(side), products: Int32Array.from(keys), knownCustomers, lastCustomer, lastOrder },
  };
}
