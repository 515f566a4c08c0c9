/** What the questions to a serving store depend on beside the page's own. */
import type { Names } from "./names.ts";

/** How many keys of a kind fit the bits of one integer. */
export const bitsOfSet = 63;

export type StoreShape = {
  timeZone: string;
  /** Days since 1970-01-01; null without lines. */
  firstDay: number | null;
  lastDay: number | null;
  /** A customer key below it is a known customer's. */
  knownCustomers: number;
  /** No key is above it. */
  lastCustomer: number;
  lastOrder: number;
  /** An order key below it was there when the store was built: such keys follow the order of the ids. */
  builtOrders: number;
  /** Some orders have several order rows. */
  hasSplitOrders: boolean;
  names: Names;
};

/** What has bits in `sold_in`: `nothing` where there are too many categories even without their subcategories. */
export function soldBits({ names: { categories, subcategories } }: StoreShape): "subcategories" | "categories" | "nothing" {
  if (categories.length + subcategories.length <= bitsOfSet) return "subcategories";
  return categories.length <= bitsOfSet ? "categories" : "nothing";
}

/** The bits of `sold_in` of which an order row must have one; all of them without a category filter. */
export function categoryMask(chosen: readonly string[], shape: StoreShape): bigint {
  if (chosen.length === 0) return -1n;
  const { categories, subcategories } = shape.names;
  const keys = new Set(chosen.map((name) => categories.indexOf(name)).filter((key) => key >= 0));
  const children = subcategories.filter(({ category }) => keys.has(category)).map(({ key }) => categories.length + key);
  const bits = soldBits(shape) === "subcategories" ? [...keys, ...children] : [...keys];
  return bits.reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n);
}
