/** Takes simulated runs out of the live events, for good, as if they had never come: in the caller's transaction. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { currencyDigits, moneyText } from "../../money.ts";
import type { PurgeEffect, PurgeOutcome } from "../../simulate/simulator.ts";
import { sqlText } from "../../sql-text.ts";
import type { Purge, Purged } from "../streaming.ts";
import { addCounts } from "./append-events.ts";
import { exactSum } from "./exact-amount.ts";
import { moveVersion, readPosition } from "./load-records.ts";

/** Puts the runs into `purging_run`, a temporary table of the connection. */
export async function namePurgingRuns(connection: DuckDBConnection, runIds: readonly string[]): Promise<void> {
  await connection.run(sqlText("duckdb/purge/purging-runs"));
  const appender = await connection.createAppender("purging_run", null, "temp");
  try {
    for (const runId of new Set(runIds)) {
      appender.appendVarchar(runId);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}

export async function purgeRuns(connection: DuckDBConnection, { runIds, by, act }: Purge, at: Date, currency: string): Promise<Purged> {
  const newest = await readPosition(connection);
  await namePurgingRuns(connection, runIds);
  await connection.run(sqlText("duckdb/purge/purged-events"));
  const { lines, refused, revenue } = await readPurged(connection);
  const spares = (await connection.runAndReadAll(sqlText("duckdb/purge/spare-counts"))).getRowObjectsJS();
  await connection.run(sqlText("duckdb/purge/take-out"));
  await connection.run("set variable last_position = $position", { position: BigInt(newest.streamPosition) });
  await connection.run(sqlText("duckdb/purge/put-in-place"));
  for (const row of spares) {
    const events = Number(row.events);
    await addCounts(connection, String(row.run_id), { events, duplicates: -events, differing: Number(row.differing), redelivered: 0 });
  }
  const restored = restoredOf(spares);
  // One further than what was read of the events that are gone.
  const position = await moveVersion(connection, newest, { at, streamPosition: newest.streamPosition + restored + 1 });
  await record(connection, { by, act: act ?? null, at, streamPosition: position.streamPosition, lines, refused, revenue, restored });
  return { position, lines, refused, restored, revenue: moneyText(revenue, currencyDigits(currency)) };
}

/** What purging them would do to the numbers; nothing is changed. */
export async function readPurgeEffect(connection: DuckDBConnection, runIds: readonly string[], currency: string): Promise<PurgeEffect> {
  const digits = currencyDigits(currency);
  await namePurgingRuns(connection, runIds);
  await connection.run(sqlText("duckdb/purge/purged-events"));
  const { refused } = await readPurged(connection);
  const spares = (await connection.runAndReadAll(sqlText("duckdb/purge/spare-counts"))).getRowObjectsJS();
  const [row = {}] = (await connection.runAndReadAll(sqlText("duckdb/purge/effect"))).getRowObjects();
  const totals = (when: "before" | "after") => {
    return { lines: Number(row[`lines_${when}`]), orders: Number(row[`orders_${when}`]), revenue: moneyText(exactSum(row[`revenue_${when}`]), digits) };
  };
  return { runs: [...runIds], before: totals("before"), after: totals("after"), refused, restored: restoredOf(spares) };
}

function restoredOf(spares: { events?: unknown }[]): number {
  return spares.reduce((sum, { events }) => sum + Number(events), 0);
}

type Record = { by: string; act: string | null; at: Date; streamPosition: number; lines: number; refused: number; revenue: bigint; restored: number };

async function readPurged(connection: DuckDBConnection): Promise<Pick<Record, "lines" | "refused" | "revenue">> {
  const [row = {}] = (await connection.runAndReadAll(sqlText("duckdb/purge/purged"))).getRowObjects();
  return { lines: Number(row.lines), refused: Number(row.refused), revenue: exactSum(row.revenue) };
}

async function record(connection: DuckDBConnection, { by, act, at, streamPosition, lines, refused, revenue, restored }: Record): Promise<void> {
  await connection.run(
    `insert into purges (purge_id, purged_by, purged_at, stream_position, lines, revenue, refused, act_id, restored)
     select coalesce(max(purge_id), 0) + 1, $by, cast($at as timestamptz), $position, $lines, cast($revenue as decimal(38, 4)), $refused, $act, $restored from purges`,
    {
      by,
      act,
      at: at.toISOString(),
      position: BigInt(streamPosition),
      lines: BigInt(lines),
      revenue: moneyText(revenue, 4),
      refused: BigInt(refused),
      restored: BigInt(restored),
    },
  );
  await connection.run("insert into purged_runs (run_id, purge_id) select run_id, (select max(purge_id) from purges) from purging_run");
}

/** null: it was never made. */
export async function readPurgeOutcome(connection: DuckDBConnection, actId: string, currency: string): Promise<PurgeOutcome | null> {
  const [row] = (await connection.runAndReadAll(sqlText("duckdb/purge/outcome"), { act_id: actId })).getRowObjects();
  if (!row) return null;
  const revenue = moneyText(exactSum(row.revenue), currencyDigits(currency));
  return { lines: Number(row.lines), revenue, refused: Number(row.refused), restored: Number(row.restored) };
}

/** Where the stream stood after the last purge: what was made of events up to an earlier position must be made anew. 0 without one. */
export async function readLastPurge(connection: DuckDBConnection): Promise<number> {
  return Number((await connection.runAndReadAll("select coalesce(max(stream_position), 0) from purges")).getRowsJS()[0]?.[0]);
}
