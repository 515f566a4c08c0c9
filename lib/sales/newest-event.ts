/** When the newest sale was, told apart from lines whose clock is ahead of ours. */
import type { Paint } from "./paint.ts";
import type { Question, Row } from "./question.ts";

export type NewestEvent = Pick<Paint, "newestEvent" | "datedAhead">;

export function askNewestEvent(now: Date): Question {
  return { sql: "serving/newest-event", values: { now: BigInt(now.getTime()) } };
}

/** `untilMs`: it holds until then, as long as no line comes. */
export function parseNewestEvent([row = {}]: Row[]): { newest: NewestEvent; untilMs: number } {
  const time = (ms: unknown) => (ms === null ? null : new Date(Number(ms)).toISOString());
  const until = time(row.last_ms);
  const lines = Number(row.ahead_lines);
  const datedAhead = lines === 0 || until === null ? null : { lines, until };
  return { newest: { newestEvent: time(row.newest_ms), datedAhead }, untilMs: row.next_ms === null ? Number.POSITIVE_INFINITY : Number(row.next_ms) };
}
