/** The detail table's rows and how many there are. */
import { moneyText } from "../money.ts";
import type { DetailParams, DetailRow } from "./detail.ts";
import type { DateRange, Filters } from "./filters.ts";
import type { Question, QuestionValue, Row } from "./question.ts";
import { dayNumber, dayText, segmentValues } from "./side.ts";

export type DetailQuestion = {
  range: DateRange;
  filters: Filters;
  search: string;
  sort: DetailParams["sort"];
  direction: "asc" | "desc";
  offset: number;
  limit: number;
};

/** Keys follow the order of what they stand for. */
const sortColumns = {
  order: "order_key",
  date: "day",
  customer: "customer_key",
  country: "country_key",
  category: "category_key",
  channel: "channel_key",
  revenue: "revenue",
};

export function askDetail(query: DetailQuestion): Question {
  const { values, ...rest } = askDetailRows(query);
  return { ...rest, values: { ...values, limit: query.limit, offset: query.offset }, isWhole: false };
}

/** All of them, not just a page. */
export function askDetailRows(query: Omit<DetailQuestion, "offset" | "limit">): Question {
  const { search, filters } = query;
  const rows = { order: orderOf(query), isWhole: true };
  if (filters.product.length > 0) return { ...rows, sql: "serving/detail-lines", values: { ...chosen(query), products: filters.product, search } };
  if (search !== "") return { ...rows, sql: "serving/detail-search", values: { ...chosen(query), search } };
  return { ...rows, sql: "serving/detail", values: chosen(query) };
}

/** null where the rows themselves say the total. */
export function askDetailTotal(query: DetailQuestion): Question | null {
  if (query.search !== "" || query.filters.product.length > 0) return null;
  return { sql: "serving/detail-total", values: chosen(query) };
}

export function parseDetailRow(row: Row, digits: number): DetailRow {
  return {
    orderId: String(row.order_id),
    date: dayText(Number(row.day)),
    customerId: textOrNull(row.customer_id),
    customerName: textOrNull(row.customer_name),
    country: String(row.country),
    category: String(row.category),
    channel: String(row.channel),
    revenue: moneyText(BigInt(row.revenue as bigint), digits),
  };
}

function orderOf({ sort, direction }: Pick<DetailQuestion, "sort" | "direction">): string {
  return `${sortColumns[sort]} ${direction === "asc" ? "asc" : "desc"} nulls last, order_key, category_key, customer_key`;
}

function chosen({ range, filters }: Pick<DetailQuestion, "range" | "filters">): Record<string, QuestionValue> {
  return { from: dayNumber(range.from), to: dayNumber(range.to), ...segmentValues({ filters }), categories: filters.category };
}

function textOrNull(value: unknown): string | null {
  return value === null ? null : String(value);
}
