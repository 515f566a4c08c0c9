/** Runs that are gone stay gone. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Origin, originOf } from "../../events/origin.ts";
import type { EventBatch } from "../streaming.ts";

/** What comes of runs that are purged is left out, however late it comes, or again. */
export async function withoutPurged(connection: DuckDBConnection, batch: EventBatch): Promise<EventBatch> {
  const simulatedRun = ({ simulated, runId }: Origin) => (simulated ? runId : null);
  const eventRuns = batch.events.map(simulatedRun);
  const letterRuns = batch.deadLetters.map(({ attributes }) => simulatedRun(originOf(attributes)));
  if ([...eventRuns, ...letterRuns].every((runId) => runId === null)) return batch;
  const purged = new Set((await connection.runAndReadAll("select run_id from purged_runs")).getRowsJS().map(([runId]) => runId));
  return {
    ...batch,
    events: batch.events.filter((_, index) => !purged.has(eventRuns[index] ?? null)),
    deadLetters: batch.deadLetters.filter((_, index) => !purged.has(letterRuns[index] ?? null)),
  };
}
