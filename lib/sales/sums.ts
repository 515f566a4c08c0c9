/** Amounts, units and lines of every group that is not of a category or a product. */
import type { Question } from "./question.ts";
import { bucketValues, rangeValues, type Side, segmentValues } from "./side.ts";

export function askSums(side: Side): Question {
  return { sql: "serving/sums", values: { ...rangeValues(side), ...bucketValues(side), ...segmentValues(side), categories: side.filters.category } };
}
