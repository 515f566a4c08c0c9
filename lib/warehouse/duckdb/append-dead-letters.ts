import type { DuckDBConnection } from "@duckdb/node-api";
import { sqlText } from "../../sql-text.ts";

/** Of `incoming_letter`. Returns how many are new, and the runs of those that were delivered again. */
export async function appendDeadLetters(connection: DuckDBConnection): Promise<{ refused: number; redeliveredRuns: string[] }> {
  await connection.run(sqlText("duckdb/append/known-letters"));
  const redeliveredRuns = (await connection.runAndReadAll("select run_id from known_letter")).getRowsJS().map(([runId]) => String(runId));
  if (redeliveredRuns.length > 0) await connection.run(sqlText("duckdb/append/refused-again"));
  const { rowsChanged } = await connection.run(sqlText("duckdb/append/new-dead-letters"));
  return { refused: rowsChanged, redeliveredRuns };
}

export async function removeAcceptedLetters(connection: DuckDBConnection): Promise<void> {
  await connection.run(sqlText("duckdb/append/accepted-dead-letters"));
}

/** What comes of messages that were replayed or discarded is no event once more. Returns the runs of those that are left out. */
export async function removeSettled(connection: DuckDBConnection): Promise<string[]> {
  return (await connection.runAndReadAll(sqlText("duckdb/append/settled-letters"))).getRowsJS().map(([runId]) => String(runId));
}
