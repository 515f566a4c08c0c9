/** Puts a batch of events and dead letters into temporary tables of the writer's connection. */
import { type DuckDBAppender, type DuckDBConnection, DuckDBTimestampTZValue } from "@duckdb/node-api";
import type { DeadLetter } from "../../events/dead-letter.ts";
import { originOf } from "../../events/origin.ts";
import { sqlText } from "../../sql-text.ts";
import type { EventBatch, IncomingEvent } from "../streaming.ts";

/** Fills `incoming_row` (shown with its hash as `incoming_event`) and `incoming_letter`. */
export async function stageBatch(
  connection: DuckDBConnection,
  { events, deadLetters }: Pick<EventBatch, "events" | "deadLetters"> & Partial<EventBatch>,
): Promise<void> {
  await connection.run(sqlText("duckdb/append/incoming-tables"));
  await stageMore(connection, events);
  await fill(connection, "incoming_letter", deadLetters, appendLetter);
}

/** Behind the events that were staged before. */
export function stageMore(connection: DuckDBConnection, events: IncomingEvent[], staged = 0): Promise<void> {
  return fill(connection, "incoming_row", events, (appender, event, ordinal) => appendEvent(appender, event, staged + ordinal));
}

type AppendRow<Row> = (appender: DuckDBAppender, row: Row, ordinal: number) => void;

async function fill<Row>(connection: DuckDBConnection, table: string, rows: Row[], append: AppendRow<Row>): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table, null, "temp");
  try {
    for (const [index, row] of rows.entries()) {
      append(appender, row, index + 1);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}

function appendEvent(appender: DuckDBAppender, event: IncomingEvent, ordinal: number): void {
  appender.appendBigInt(BigInt(ordinal));
  appender.appendVarchar(event.messageId);
  appender.appendVarchar(event.eventId);
  appender.appendVarchar(event.orderId);
  appendText(appender, event.customerId);
  appender.appendVarchar(event.productId);
  appender.appendBigInt(event.qty);
  appender.appendBigInt(event.unitPrice);
  appender.appendBigInt(event.grossAmount);
  appender.appendVarchar(event.currency);
  appender.appendBigInt(event.eventTime);
  appender.appendBigInt(BigInt(event.publishTime.getTime()) * 1000n);
  appender.appendBoolean(event.simulated);
  appendText(appender, event.runId);
  appender.appendVarchar(event.eventTimeText);
  appendText(appender, event.statedGrossDiffers);
}

function appendLetter(appender: DuckDBAppender, letter: DeadLetter): void {
  const { simulated, runId } = originOf(letter.attributes);
  appender.appendVarchar(letter.messageId);
  appender.appendBlob(letter.body);
  appender.appendVarchar(JSON.stringify(letter.attributes));
  appender.appendVarchar(JSON.stringify(letter.reasons));
  appender.appendInteger(letter.attempts);
  appendDate(appender, letter.publishTime);
  appendDate(appender, letter.lastFailedAt);
  appender.appendBoolean(simulated);
  appendText(appender, runId);
}

function appendText(appender: DuckDBAppender, text: string | null): void {
  if (text === null) appender.appendNull();
  else appender.appendVarchar(text);
}

function appendDate(appender: DuckDBAppender, date: Date): void {
  appender.appendTimestampTZ(new DuckDBTimestampTZValue(BigInt(date.getTime()) * 1000n));
}
