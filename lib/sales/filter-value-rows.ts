/** The values a filter can take, by revenue. */
import { moneyText } from "../money.ts";
import type { FilterName } from "./dimensions.ts";
import type { FilterValues } from "./filter-values.ts";
import type { DateRange, Filters } from "./filters.ts";
import type { Question, Row } from "./question.ts";
import { dayNumber, segmentValues } from "./side.ts";

export type FilterValuesQuestion = { range: DateRange; filters: Filters; dimension: FilterName; search: string };

/** What the filter is set to now does not narrow its own values. */
export function askFilterValues({ range, filters, dimension, search }: FilterValuesQuestion): Question {
  const others = { ...filters, [dimension]: [] };
  const values = {
    from: dayNumber(range.from),
    to: dayNumber(range.to),
    ...segmentValues({ filters: others }),
    categories: others.category,
    dimension,
    search,
  };
  if (dimension !== "product" && others.product.length === 0) return { sql: "serving/filter-values", values };
  return { sql: "serving/filter-values-lines", values: { ...values, products: others.product } };
}

export function parseFilterValues(rows: Row[], digits: number): Omit<FilterValues, "version"> {
  return {
    total: Number(rows[0]?.total ?? 0),
    values: rows.map((row) => ({ key: String(row.key), label: String(row.label), revenue: moneyText(BigInt(row.revenue as bigint), digits) })),
  };
}
