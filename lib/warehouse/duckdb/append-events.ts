/** Appends a batch of live events on the writer's connection, in the caller's transaction: each event once, each message known again. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { sqlText } from "../../sql-text.ts";
import type { Appended, EventBatch } from "../streaming.ts";
import type { WarehousePosition } from "../warehouse.ts";
import { appendDeadLetters, removeAcceptedLetters, removeSettled } from "./append-dead-letters.ts";
import type { AmountCheck } from "./check-amounts.ts";
import type { EventIndex } from "./event-index.ts";
import { moveVersion, readPosition } from "./load-records.ts";
import { withoutPurged } from "./purged-runs.ts";
import { stageBatch } from "./stage-batch.ts";

type Counts = { events: number; duplicates: number; differing: number; redelivered: number };

/** What the writer remembers from one batch to the next. */
type Memory = { index: EventIndex; amounts: AmountCheck };

export async function appendEvents(connection: DuckDBConnection, { index, amounts }: Memory, given: EventBatch): Promise<Appended> {
  const batch = await withoutPurged(connection, given);
  await stageBatch(connection, batch);
  const newest = await readPosition(connection);
  const settledRuns = batch.events.length > 0 ? await removeSettled(connection) : [];
  const runs = batch.events.length > settledRuns.length ? await judgeNewEvents(connection, index, newest) : new Map<string, Counts>();
  const { events: appended, ...absorbed } = sumOf(runs);
  if (appended > 0) await amounts.check(connection, newest, newest.streamPosition + batch.events.length);
  const position = await keepEvents(connection, { places: batch.events.length, ingestTime: batch.ingestTime }, newest, { events: appended, ...absorbed });
  const { refused, redeliveredRuns } = batch.deadLetters.length > 0 ? await appendDeadLetters(connection) : { refused: 0, redeliveredRuns: [] };
  for (const runId of [...redeliveredRuns, ...settledRuns]) countsOf(runs, runId).redelivered += 1;
  for (const [runId, counts] of runs) await addCounts(connection, runId, counts);
  return { position, appended, ...absorbed, redelivered: absorbed.redelivered + redeliveredRuns.length + settledRuns.length, refused };
}

async function judgeNewEvents(connection: DuckDBConnection, index: EventIndex, newest: WarehousePosition): Promise<Map<string, Counts>> {
  await index.catchUp(connection, newest.streamPosition);
  await index.findIncoming(connection);
  await judgeEvents(connection);
  await removeAcceptedLetters(connection);
  return readJudgement(connection);
}

/** Where `known_position` says that they may stand already. */
export async function judgeEvents(connection: DuckDBConnection): Promise<void> {
  await connection.run(sqlText("duckdb/append/judged-events"));
}

/** Of `judged_event`: keeps them all, and counts them. Throws UnstorableEvents. */
export async function keepJudged(
  connection: DuckDBConnection,
  amounts: AmountCheck,
  batch: Pick<EventBatch, "ingestTime"> & { /** As many as the batch had, at least. */ places: number },
): Promise<WarehousePosition> {
  const newest = await readPosition(connection);
  const runs = await readJudgement(connection);
  const counts = sumOf(runs);
  if (counts.events > 0) await amounts.check(connection, newest, newest.streamPosition + batch.places);
  const position = await keepEvents(connection, batch, newest, counts);
  for (const [runId, each] of runs) await addCounts(connection, runId, each);
  return position;
}

/** Returns where the warehouse is then. */
async function keepEvents(
  connection: DuckDBConnection,
  { places, ingestTime }: Pick<EventBatch, "ingestTime"> & { places: number },
  newest: WarehousePosition,
  counts: Counts,
): Promise<WarehousePosition> {
  const values = { ingest_ts: ingestTime.toISOString() };
  if (counts.duplicates > 0) await connection.run(sqlText("duckdb/append/duplicates"), values);
  if (counts.differing > 0) await connection.run(sqlText("duckdb/append/conflicts"), values);
  if (counts.events === 0) return newest;
  await connection.run(sqlText("duckdb/append/new-events"), { ...values, last_position: BigInt(newest.streamPosition) });
  return moveVersion(connection, newest, { streamPosition: newest.streamPosition + places, at: ingestTime });
}

async function readJudgement(connection: DuckDBConnection): Promise<Map<string, Counts>> {
  const runs = new Map<string, Counts>();
  for (const row of (await connection.runAndReadAll(sqlText("duckdb/append/judgement"))).getRowObjectsJS()) {
    const counts = countsOf(runs, String(row.run_id));
    const events = Number(row.events);
    if (row.verdict === "new") counts.events += events;
    else if (row.verdict === "redelivered") counts.redelivered += events;
    else counts.duplicates += events;
    if (row.verdict === "duplicate" && row.differs === true) counts.differing += events;
  }
  return runs;
}

export async function addCounts(connection: DuckDBConnection, runId: string, { events, duplicates, differing, redelivered }: Counts): Promise<void> {
  const values = { run_id: runId, events: BigInt(events), duplicates: BigInt(duplicates), differing: BigInt(differing), redelivered: BigInt(redelivered) };
  const changed = await connection.runAndReadAll(sqlText("duckdb/append/add-counts"), values);
  if (changed.currentRowCount > 0) return;
  await connection.run(
    "insert into streaming_counts (run_id, events, duplicates, differing, redelivered) values ($run_id, $events, $duplicates, $differing, $redelivered)",
    values,
  );
}

function countsOf(runs: Map<string, Counts>, runId: string): Counts {
  const known = runs.get(runId) ?? { events: 0, duplicates: 0, differing: 0, redelivered: 0 };
  runs.set(runId, known);
  return known;
}

function sumOf(runs: Map<string, Counts>): Counts {
  const sum = { events: 0, duplicates: 0, differing: 0, redelivered: 0 };
  for (const counts of runs.values()) {
    sum.events += counts.events;
    sum.duplicates += counts.duplicates;
    sum.differing += counts.differing;
    sum.redelivered += counts.redelivered;
  }
  return sum;
}
