/** Distinct known customers with a sale, for every group that is not of a product. */
import type { Question } from "./question.ts";
import { bucketValues, rangeValues, type Side, segmentValues } from "./side.ts";
import { bitsOfSet, categoryMask, type StoreShape, soldBits } from "./store-shape.ts";

/** Beside the countries and channels, a set holds the seven weekdays and the two sources. */
const bitsOfSegments = bitsOfSet - 9;

/** One question gathers every group as bits; groups that are too many for that have a question of their own. */
export function askCustomers(side: Side, shape: StoreShape): Question[] {
  const { countries, channels } = shape.names;
  const fewSegments = countries.length + channels.length <= bitsOfSegments;
  const fewBuckets = side.buckets.starts.length <= bitsOfSet;
  const chosen = { ...rangeValues(side), ...segmentValues(side), mask: categoryMask(side.filters.category, shape) };
  const buckets = fewBuckets ? bucketValues(side) : { starts: new Int32Array(), ends: new Int32Array() };
  return [
    { sql: "serving/customers", values: { ...chosen, ...buckets, soldBits: soldBitCount(shape), segmentBits: fewSegments, channelCount: channels.length } },
    ...(fewBuckets ? [] : [askOfBuckets(side, shape, chosen.mask)]),
    ...(fewSegments ? [] : (["country", "channel"] as const).map((tile) => askOfKey(tile, shape, { ...chosen, ...bucketValues(side) }))),
    ...manyTiles(shape).map((tile) => askOfCategories(tile, side, shape)),
  ];
}

type Values = Question["values"];

function askOfBuckets(side: Side, shape: StoreShape, mask: bigint): Question {
  const values = { ...rangeValues(side), ...bucketValues(side), ...segmentValues(side) };
  if (!isDaily(side)) return askOfKey("bucket", shape, { ...values, mask });
  if (side.filters.category.length === 0) return { sql: "serving/customers-by-day", values };
  return { sql: "serving/customers-by-day-several", values: { ...values, mask } };
}

function soldBitCount(shape: StoreShape): number {
  const { categories, subcategories } = shape.names;
  const bits = soldBits(shape);
  if (bits === "nothing") return 0;
  return bits === "categories" ? categories.length : categories.length + subcategories.length;
}

function askOfKey(tile: "country" | "channel" | "bucket", { lastCustomer }: StoreShape, values: Values): Question {
  return { sql: "serving/customers-by-key", values: { ...values, tile, lastCustomer } };
}

function manyTiles(shape: StoreShape): ("category" | "subcategory")[] {
  const bits = soldBits(shape);
  if (bits === "nothing") return ["category", "subcategory"];
  return bits === "categories" ? ["subcategory"] : [];
}

function askOfCategories(tile: "category" | "subcategory", side: Side, { knownCustomers, lastCustomer }: StoreShape): Question {
  return {
    sql: "serving/customers-by-category",
    values: { ...rangeValues(side), ...segmentValues(side), categories: side.filters.category, tile, knownCustomers, lastCustomer },
  };
}

/** No bucket spans more than a day. */
function isDaily({ buckets: { starts, ends } }: Side): boolean {
  return starts.every((start, index) => (ends[index] ?? start) - start <= 1);
}
