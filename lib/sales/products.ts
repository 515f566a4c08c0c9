/** The products with most revenue, what all others bring, and everything about the few. */
import type { Question, Row } from "./question.ts";
import type { RawTiles } from "./raw-tiles.ts";
import { type Side, segmentValues, wholeMonths } from "./side.ts";

export type TopProducts = { keys: number[]; others: RawTiles["otherProducts"] };

export function askTopProducts(side: Side, count: number): Question {
  return { sql: "serving/top-products", values: { from: side.from, to: side.to, ...segmentValues(side), categories: side.filters.category, count } };
}

export function askTopProductsByMonth(side: Side, count: number): Question {
  return {
    sql: "serving/top-products-by-month",
    values: { from: side.from, to: side.to, ...wholeMonths(side), categories: side.filters.category, count },
  };
}

export function parseTopProducts(rows: Row[]): TopProducts {
  const others = rows.find((row) => row.product_key === null);
  return {
    keys: rows.filter((row) => row !== others).map((row) => Number(row.product_key)),
    others: {
      count: Number(others?.products ?? 0),
      revenue: BigInt((others?.revenue as bigint | undefined) ?? 0n),
      units: Number(others?.units ?? 0),
      lines: Number(others?.lines ?? 0),
    },
  };
}

export function askProducts(side: Side, keys: number[], knownCustomers: number): Question {
  return {
    sql: "serving/products",
    values: { from: side.from, to: side.to, ...segmentValues(side), products: Int32Array.from(keys), knownCustomers },
  };
}
