/** The times of stored events and duplicates as they were written, read in another time zone by the contract's own parser. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import { parseEventTime } from "../../events/event-time.ts";
import { timeFault } from "../../events/parse-event.ts";
import { sqlText } from "../../sql-text.ts";
import type { StoreSettings } from "./store-settings.ts";

/** Some tens of MB. */
export const eventsAtOnce = 50_000;

type Row = Record<string, unknown>;
type Written = { name: "written-times" | "written-duplicates"; last: number; table: "reread_event" | "reread_duplicate" };
type AppendRow = (appender: DuckDBAppender, row: Row) => void;

/** Fills `reread_event`, with those alone whose time is another one then, and `reread_duplicate`: temporary tables of the connection. */
export async function rereadEvents(connection: DuckDBConnection, { currency, timeZone }: StoreSettings): Promise<void> {
  await connection.run(sqlText("duckdb/recut/reread-tables"));
  await connection.run("set variable new_currency = $currency", { currency });
  const events = { name: "written-times", last: await readLast(connection, "select max(position) from fact_sales_streaming"), table: "reread_event" } as const;
  await reread(connection, events, (appender, row) => appendEvent(appender, row, timeZone));
  const duplicates = {
    name: "written-duplicates",
    last: await readLast(connection, "select max(rowid) from streaming_duplicates"),
    table: "reread_duplicate",
  } as const;
  await reread(connection, duplicates, (appender, row) => appendDuplicate(appender, row, timeZone));
}

async function reread(connection: DuckDBConnection, { name, last, table }: Written, append: AppendRow): Promise<void> {
  const appender = await connection.createAppender(table, null, "temp");
  try {
    for (let after = -1; after < last; after += eventsAtOnce) {
      const span = { after: BigInt(after), to: BigInt(after + eventsAtOnce) };
      for (const row of (await connection.runAndReadAll(sqlText(`duckdb/recut/${name}`), span)).getRowObjectsJS()) append(appender, row);
      await nextTurn();
    }
  } finally {
    appender.closeSync();
  }
}

/** What the parser cannot read came into the table by other ways, with its time. */
function appendEvent(appender: DuckDBAppender, row: Row, timeZone: string): void {
  const eventTime = parseEventTime(String(row.event_ts_text), timeZone);
  if (eventTime === null || eventTime === row.event_us) return;
  appender.appendBigInt(BigInt(String(row.position)));
  appender.appendBigInt(eventTime);
  appender.appendBoolean(timeFault(eventTime, new Date(Number(row.publish_ms))) !== null);
  appender.endRow();
}

function appendDuplicate(appender: DuckDBAppender, row: Row, timeZone: string): void {
  const eventTime = parseEventTime(String(row.event_ts_text), timeZone);
  if (eventTime === null) return;
  appender.appendVarchar(String(row.message_id));
  appender.appendBigInt(eventTime);
  appender.endRow();
}

async function readLast(connection: DuckDBConnection, ask: string): Promise<number> {
  return Number((await connection.runAndReadAll(ask)).getRowsJS()[0]?.[0] ?? -1);
}
