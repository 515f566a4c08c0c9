/** Amounts, units, lines and orders of categories and subcategories. */
import type { Question } from "./question.ts";
import { rangeValues, type Side, segmentValues } from "./side.ts";
import type { StoreShape } from "./store-shape.ts";
import { wholeMonths } from "./whole-months.ts";

export function askByCategory(side: Side, shape: StoreShape): Question {
  return {
    sql: "serving/by-category",
    values: {
      ...rangeValues(side),
      ...segmentValues(side),
      ...wholeMonths(side, shape),
      categories: side.filters.category,
    },
  };
}
