/** The lines that came as events: the last ones, and what those of the last hours bring. */
import { moneyText } from "../money.ts";
import type { Filters } from "./filters.ts";
import type { Live, LiveLine } from "./live.ts";
import type { Question, Row } from "./question.ts";
import { segmentValues } from "./side.ts";

/** Those that came after a position. */
export function askLiveLines(filters: Filters, after: number, limit: number): Question {
  return { sql: "serving/live-lines", values: { ...chosen(filters), after: BigInt(after), limit } };
}

export function parseLiveLine(row: Row, digits: number): LiveLine {
  return {
    position: Number(row.position),
    orderId: String(row.order_id),
    productId: String(row.product_id),
    label: String(row.label),
    country: String(row.country),
    qty: Number(row.qty),
    amount: moneyText(BigInt(row.gross as bigint), digits),
    eventTime: timeOf(row.event_ms),
    publishTime: timeOf(row.publish_ms),
    ingestTime: timeOf(row.ingest_ms),
  };
}

export function askLiveSince(filters: Filters, since: Date, until: Date): Question {
  return { sql: "serving/live-since", values: { ...chosen(filters), since: BigInt(since.getTime()), until: BigInt(until.getTime()) } };
}

export function parseLiveSince(rows: Row[], digits: number): Pick<Live, "last24h" | "wholeStream"> {
  const row = rows[0] ?? {};
  const money = (amount: unknown) => moneyText(BigInt((amount ?? 0n) as bigint), digits);
  return {
    last24h: { revenue: money(row.revenue), lines: Number(row.lines ?? 0), orders: Number(row.orders ?? 0) },
    wholeStream: money(row.stream),
  };
}

function chosen(filters: Filters): Question["values"] {
  return { ...segmentValues({ filters }), categories: filters.category, products: filters.product };
}

function timeOf(ms: unknown): string {
  return new Date(Number(ms)).toISOString();
}
