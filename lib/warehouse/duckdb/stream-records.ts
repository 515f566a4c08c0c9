/** What people are told of the live events. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { currencyDigits, moneyText } from "../../money.ts";
import { sqlText } from "../../sql-text.ts";
import type { Page, StoredLetter, StreamCounts, StreamedLine, Superseded } from "../streaming.ts";
import { exactSum } from "./exact-amount.ts";
import { ofOneMoment } from "./of-one-moment.ts";
import { dateOf, storedLetterOf } from "./stored-letter.ts";

type Row = Record<string, DuckDBValue>;

export async function readStreamCounts(connection: DuckDBConnection, currency: string): Promise<StreamCounts> {
  const [{ events, duplicates, differing, redelivered, refused } = {}] = await ask(connection, "stream-counts");
  return {
    events: Number(events),
    duplicates: Number(duplicates),
    differing: Number(differing),
    redelivered: Number(redelivered),
    refused: Number(refused),
    superseded: await readTotals(connection, "superseded-totals", currency),
    simulated: await readTotals(connection, "simulated-totals", currency),
  };
}

export async function readDeadLetter(connection: DuckDBConnection, messageId: string): Promise<StoredLetter | null> {
  return (await ask(connection, "dead-letter", { message_id: messageId })).map(storedLetterOf)[0] ?? null;
}

export function readSuperseded(connection: DuckDBConnection, page: Page, currency: string): Promise<Superseded> {
  return ofOneMoment(connection, async () => {
    const totals = await readSupersededTotals(connection, currency);
    return { ...totals, rows: (await ask(connection, "superseded", bounds(page))).map(lineOf) };
  });
}

export function readSupersededTotals(connection: DuckDBConnection, currency: string): Promise<Omit<Superseded, "rows">> {
  return readTotals(connection, "superseded-totals", currency);
}

async function readTotals(connection: DuckDBConnection, name: "superseded-totals" | "simulated-totals", currency: string): Promise<Omit<Superseded, "rows">> {
  const [{ lines, revenue } = {}] = await ask(connection, name);
  return { lines: Number(lines), revenue: moneyText(exactSum(revenue), currencyDigits(currency)) };
}

function lineOf(row: Row): StreamedLine {
  return {
    eventId: String(row.event_id),
    orderId: String(row.order_id),
    customerId: textOf(row.customer_id),
    productId: String(row.product_id),
    qty: Number(row.qty),
    unitPrice: String(row.unit_price),
    grossAmount: String(row.gross_amount),
    eventTime: dateOf(row.event_ts),
    publishTime: dateOf(row.publish_ts),
    ingestTime: dateOf(row.ingest_ts),
    simulated: row.simulated === true,
    runId: textOf(row.run_id),
  };
}

function textOf(value: DuckDBValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function bounds({ limit, offset }: Page): Record<string, bigint> {
  return { limit: BigInt(limit), offset: BigInt(offset) };
}

async function ask(connection: DuckDBConnection, name: string, values: Record<string, bigint | string> = {}): Promise<Row[]> {
  return (await connection.runAndReadAll(sqlText(`duckdb/${name}`), values)).getRowObjects();
}
