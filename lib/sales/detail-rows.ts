/** The detail table's rows and how many there are. */
import { moneyText } from "../money.ts";
import type { DetailParams, DetailRow } from "./detail.ts";
import type { DateRange, Filters } from "./filters.ts";
import type { Question, QuestionValue, Row } from "./question.ts";
import { dayNumber, dayText, segmentValues } from "./side.ts";
import type { StoreShape } from "./store-shape.ts";

type OrderKeys = Pick<StoreShape, "builtOrders" | "lastOrder">;

export type DetailQuestion = {
  range: DateRange;
  filters: Filters;
  search: string;
  sort: DetailParams["sort"];
  direction: "asc" | "desc";
  offset: number;
  limit: number;
};

/** Keys follow the order of what they stand for, but those of orders that came after the store was built. */
const sortColumns = {
  date: "day",
  customer: "customer_key",
  country: "country_key",
  category: "category_key",
  channel: "channel_key",
  revenue: "revenue",
};

export function askDetail(query: DetailQuestion, shape: OrderKeys): Question {
  const { values, ...rest } = askDetailRows(query, shape);
  return { ...rest, values: { ...values, limit: query.limit, offset: query.offset }, isWhole: false };
}

/** All of them, not just a page. */
export function askDetailRows(query: Omit<DetailQuestion, "offset" | "limit">, shape: OrderKeys): Question {
  const { search, filters } = query;
  const rows = { order: orderOf(query, shape), isWhole: true };
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

/** Orders that came after the store was built have a place among the others, and among each other by id: it is told only where it is asked for. */
function orderOf({ sort, direction }: Pick<DetailQuestion, "sort" | "direction">, { builtOrders, lastOrder }: OrderKeys): string {
  const byId = lastOrder < builtOrders ? ["order_key"] : ["place", "live_id"];
  const asked = (column: string) => `${column} ${direction === "asc" ? "asc" : "desc"} nulls last`;
  const columns = sort === "order" ? byId.map(asked) : [asked(sortColumns[sort]), "order_key"];
  return [...columns, "category_key", "customer_key"].join(", ");
}

function chosen({ range, filters }: Pick<DetailQuestion, "range" | "filters">): Record<string, QuestionValue> {
  return { from: dayNumber(range.from), to: dayNumber(range.to), ...segmentValues({ filters }), categories: filters.category };
}

function textOrNull(value: unknown): string | null {
  return value === null ? null : String(value);
}
