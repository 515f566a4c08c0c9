/** By which of the store's layouts a paint is counted. Every layout counts the same; they differ in what they can tell and how fast. */
import type { PaintQuery } from "../sales/paint-query.ts";
import type { StoreFacts } from "./store-facts.ts";

/** Bits of an integer that is not negative. */
const bitsOfWord = 63;
const wordsOfOrderRow = 2;

/** `lines`: everything line by line. Else sums come from the cubes, and the rest as said. */
export type Layout = { name: "lines" } | CubeLayout;

export type CubeLayout = {
  name: "cube";
  /** An order in several of the chosen categories is counted once: from the order rows. */
  orders: "cube" | "order rows";
  /** Split orders, counted distinct beside the others. */
  splitOrders: boolean;
  /** Customers per bucket by a bit per bucket, or row by row. */
  buckets: "bits" | "order rows";
  /** Top products from whole months, or from the lines of the chosen segments. */
  products: "months" | "lines";
};

export function chooseLayout({ filters, grain, buckets }: PaintQuery, { places, hasSplitOrders }: Pick<StoreFacts, "places" | "hasSplitOrders">): Layout {
  if (filters.product.length > 0 || grain === "hour" || places > wordsOfOrderRow * bitsOfWord) return { name: "lines" };
  return {
    name: "cube",
    orders: filters.category.length > 1 ? "order rows" : "cube",
    splitOrders: hasSplitOrders,
    buckets: buckets.length > bitsOfWord ? "order rows" : "bits",
    products: [filters.country, filters.channel, filters.source].every((values) => values.length === 0) ? "months" : "lines",
  };
}
