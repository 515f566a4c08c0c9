/** The values a filter can take, by revenue. */
import { moneyText } from "../money.ts";
import type { FilterName } from "./dimensions.ts";
import type { FilterValues } from "./filter-values.ts";
import type { DateRange, Filters } from "./filters.ts";
import type { Question, Row } from "./question.ts";
import { dayNumber, segmentValues } from "./side.ts";
import type { StoreShape } from "./store-shape.ts";
import { wholeMonths } from "./whole-months.ts";

export type FilterValuesQuestion = { range: DateRange; filters: Filters; dimension: FilterName; search: string };

/** What the filter is set to now does not narrow its own values. */
export function askFilterValues({ range, filters, dimension, search }: FilterValuesQuestion, shape: StoreShape): Question {
  const { product, category, ...segments } = { ...filters, [dimension]: [] };
  const days = { from: dayNumber(range.from), to: dayNumber(range.to) };
  const values = { ...days, categories: category, search };
  const ofSegments = segmentValues({ filters: { ...filters, ...segments } });
  if (dimension !== "product" && product.length === 0) return { sql: "serving/filter-values", values: { ...values, ...ofSegments, dimension } };
  if (dimension === "product" && Object.values(segments).every((chosen) => chosen.length === 0)) {
    return { sql: "serving/filter-values-products", values: { ...values, ...wholeMonths(days, shape) } };
  }
  return { sql: "serving/filter-values-lines", values: { ...values, ...ofSegments, dimension, products: product } };
}

export function parseFilterValues(rows: Row[], digits: number): Omit<FilterValues, "version"> {
  return {
    total: Number(rows[0]?.total ?? 0),
    values: rows.map((row) => ({ key: String(row.key), label: String(row.label), revenue: moneyText(BigInt(row.revenue as bigint), digits) })),
  };
}
