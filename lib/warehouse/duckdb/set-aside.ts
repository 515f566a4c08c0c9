/** Takes out of the live events what the contract takes no more, as what a former version took in and no sum can hold: from then on they are dead letters, as if they came today. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { grossLimit, mostUnits } from "../../events/amount-limits.ts";
import { type DeadLetter, deadLetter } from "../../events/dead-letter.ts";
import { type EventContext, parseEvent } from "../../events/parse-event.ts";
import { refusalReason } from "../../events/reasons.ts";
import { log } from "../../log.ts";
import { sqlText } from "../../sql-text.ts";
import { appendDeadLetters } from "./append-dead-letters.ts";
import { addCounts } from "./append-events.ts";
import { moveVersion, readPosition } from "./load-records.ts";
import { stageBatch } from "./stage-batch.ts";

type Row = Record<string, unknown>;
type Rules = Omit<EventContext, "publishTime">;

/** In the caller's transaction; `before` runs within it, when there is something to take out. */
export async function setAsideTooLarge(connection: DuckDBConnection, rules: Rules, now: Date, before: () => void): Promise<void> {
  const limits = { most_units: mostUnits, gross_limit: String(grossLimit / 10_000n) };
  const rows = (await connection.runAndReadAll(sqlText("duckdb/set-aside"), limits)).getRowObjectsJS();
  if (rows.length === 0) return;
  before();
  log.warn({ events: rows.map((row) => row.event_id) }, "live events with amounts that no sum can hold do not count any more: they are dead letters");
  await keepAsLetters(connection, rows, rules, now);
  await moveVersion(connection, await readPosition(connection), { at: now });
}

/** `rows`: events that were removed. */
export async function keepAsLetters(connection: DuckDBConnection, rows: Row[], rules: Rules, now: Date): Promise<void> {
  await stageBatch(connection, { events: [], deadLetters: rows.map((row) => letterOf(row, rules, now)), ingestTime: now });
  await connection.run(sqlText("duckdb/append/opened-letters"));
  await appendDeadLetters(connection);
  for (const [runId, taken] of Map.groupBy(rows, ({ run_id }) => String(run_id ?? ""))) {
    await addCounts(connection, runId, { events: -taken.length, duplicates: 0, differing: 0, redelivered: 0 });
  }
}

/** The message is not there any more: its body is written anew, as text, which the contract takes as well. */
function letterOf({ message_id, publish_ms, simulated, run_id, ...event }: Row, rules: Rules, now: Date): DeadLetter {
  const messageId = String(message_id);
  const publishTime = new Date(Number(publish_ms));
  const body = Buffer.from(JSON.stringify(event));
  const attributes = { ...(simulated === true ? { simulated: "true" } : {}), ...(run_id === null ? {} : { run_id: String(run_id) }) };
  const judged = parseEvent(body, { ...rules, publishTime });
  const reasons = judged.isAccepted ? [refusalReason("body", null, "not_storable")] : judged.reasons;
  return deadLetter({ messageId, ackId: "", body, attributes, publishTime, deliveryAttempt: 1 }, reasons, now);
}
