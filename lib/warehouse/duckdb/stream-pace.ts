/** How fast live events come, how long they take, and why some are refused. */
import { type DuckDBConnection, DuckDBListValue, type DuckDBValue } from "@duckdb/node-api";
import type { Percentiles } from "../../percentile.ts";
import { lateAfterMs } from "../../sales/late.ts";
import { sqlText } from "../../sql-text.ts";
import { paceMinutes, type StreamPace } from "../streaming.ts";

type Row = Record<string, DuckDBValue>;

/** Of which the times are. */
const lagMinutes = 5;
const hourMs = 3_600_000;

export async function readStreamPace(connection: DuckDBConnection, now: Date): Promise<StreamPace> {
  const minutes = await ask(connection, "stream-minutes", { now: now.toISOString(), minutes: paceMinutes });
  const [lag = {}] = await ask(connection, "stream-lag", { now: now.toISOString(), minutes: lagMinutes, late_after_ms: lateAfterMs });
  const rules = await ask(connection, "refusal-rules");
  const [lately = {}] = await ask(connection, "refused-lately", { since: new Date(now.getTime() - hourMs).toISOString() });
  const perMinute = new Map(minutes.map(({ ago, events }) => [Number(ago), Number(events)]));
  return {
    perMinute: Array.from({ length: paceMinutes }, (_, place) => perMinute.get(paceMinutes - 1 - place) ?? 0),
    toQueueMs: percentilesOf(lag.to_queue),
    toCommitMs: percentilesOf(lag.to_commit),
    late: Number(lag.late),
    refusedLastHour: Number(lately.refused),
    refusals: rules.map(({ rule, events }) => ({ rule: String(rule), events: Number(events) })),
  };
}

function percentilesOf(value: DuckDBValue | undefined): Percentiles | null {
  if (!(value instanceof DuckDBListValue)) return null;
  const [p50, p95] = value.items.map(Number);
  return { p50: p50 ?? 0, p95: p95 ?? 0 };
}

async function ask(connection: DuckDBConnection, name: string, values: Record<string, string | number> = {}): Promise<Row[]> {
  return (await connection.runAndReadAll(sqlText(`duckdb/${name}`), values)).getRowObjects();
}
