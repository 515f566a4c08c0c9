/** Distinct orders with a sale, for every group that is not of a category or a product. */
import type { Question } from "./question.ts";
import { bucketValues, rangeValues, type Side, segmentValues } from "./side.ts";
import { categoryMask, type StoreShape } from "./store-shape.ts";

/** Orders of one order row are added; the split ones, few if any, are counted distinct, in the groups of categories too. */
export function askOrders(side: Side, shape: StoreShape): Question[] {
  return shape.hasSplitOrders ? [askWholeOrders(side, shape), askSplitOrders(side)] : [askWholeOrders(side, shape)];
}

function askWholeOrders(side: Side, shape: StoreShape): Question {
  const [category, ...more] = side.filters.category;
  const values = { ...rangeValues(side), ...bucketValues(side), ...segmentValues(side) };
  if (more.length > 0) return { sql: "serving/orders-several", values: { ...values, mask: categoryMask(side.filters.category, shape) } };
  return { sql: "serving/orders", values: { ...values, category: category === undefined ? -1 : keyOf(category, shape) } };
}

function askSplitOrders(side: Side): Question {
  return {
    sql: "serving/orders-split",
    values: { ...rangeValues(side), ...bucketValues(side), ...segmentValues(side), categories: side.filters.category },
  };
}

/** A category that is in no line has a key that no row has. */
function keyOf(category: string, { names }: StoreShape): number {
  const key = names.categories.indexOf(category);
  return key === -1 ? names.categories.length : key;
}
