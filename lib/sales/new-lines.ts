/** Lines that a store has just taken in: with them a paint that was counted before can be brought up to date. */
import type { Question, Row } from "./question.ts";

/** Where a line stands, under the serving store's integer keys; `hour` counts from 1970-01-01 in the store's zone, 0 where it was not asked for. */
export type LinePlace = {
  day: number;
  hour: number;
  country: number;
  channel: number;
  source: number;
  category: number;
  subcategory: number;
  product: number;
};

/** `customer` is null unless known; amounts are in ten-thousandths. */
export type NewLine = LinePlace & {
  order: number;
  customer: number | null;
  productId: string;
  qty: number;
  gross: bigint;
  margin: bigint | null;
};

/** `before`: how many lines and orders the store had without them. Keys of new orders are not below that. */
export type NewLines = { lines: NewLine[]; before: { lines: number; orders: number } };

export const askNewLines: Question = { sql: "serving/refresh/new-lines", values: {} };

export function parseNewLine(row: Row): NewLine {
  const { gross, margin } = row as { gross: bigint; margin: bigint | null };
  return {
    ...parsePlace(row),
    order: Number(row.order_key),
    customer: row.customer_key === null ? null : Number(row.customer_key),
    productId: String(row.product_id),
    qty: Number(row.qty),
    gross: BigInt(gross),
    margin: margin === null ? null : BigInt(margin),
  };
}

export function parsePlace(row: Row): LinePlace {
  return {
    day: Number(row.day),
    hour: Number(row.hour),
    country: Number(row.country_key),
    channel: Number(row.channel_key),
    source: Number(row.source_key),
    category: Number(row.category_key),
    subcategory: Number(row.subcategory_key),
    product: Number(row.product_key),
  };
}
