import { DuckDBBlobValue, DuckDBTimestampTZValue, type DuckDBValue } from "@duckdb/node-api";
import { LetterState } from "../../events/letter-choice.ts";
import type { StoredLetter } from "../streaming.ts";

/** A row of streaming_dead_letters. */
export function storedLetterOf(row: Record<string, DuckDBValue>): StoredLetter {
  return {
    messageId: String(row.message_id),
    body: bytesOf(row.body) ?? new Uint8Array(),
    bodyBytes: Number(row.body_bytes),
    attributes: JSON.parse(String(row.attributes ?? "{}")),
    reasons: JSON.parse(String(row.reasons)),
    attempts: Number(row.attempts),
    publishTime: dateOf(row.publish_ts),
    firstFailedAt: dateOf(row.first_failed_at),
    lastFailedAt: dateOf(row.last_failed_at),
    state: LetterState.parse(row.state),
    repaired: bytesOf(row.repaired),
    history: JSON.parse(String(row.history ?? "[]")),
  };
}

export function dateOf(value: DuckDBValue | undefined): Date {
  if (value instanceof DuckDBTimestampTZValue) return new Date(Number(value.micros / 1000n));
  throw new TypeError(`Expected a time, not ${String(value)}`);
}

function bytesOf(value: DuckDBValue | undefined): Uint8Array | null {
  return value instanceof DuckDBBlobValue ? value.bytes : null;
}
