import type { DuckDBConnection } from "@duckdb/node-api";
import { sqlText } from "../../sql-text.ts";

/** Of `incoming_letter`. Returns how many are new, and the runs of those that were delivered again. */
export async function appendDeadLetters(connection: DuckDBConnection): Promise<{ refused: number; redeliveredRuns: string[] }> {
  const again = await connection.runAndReadAll(sqlText("duckdb/append/refused-again"));
  const added = await connection.runAndReadAll(sqlText("duckdb/append/new-dead-letters"));
  return { refused: added.currentRowCount, redeliveredRuns: again.getRowsJS().map(([runId]) => String(runId)) };
}

export async function removeAcceptedLetters(connection: DuckDBConnection): Promise<void> {
  await connection.run(sqlText("duckdb/append/accepted-dead-letters"));
}
