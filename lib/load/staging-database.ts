/** A DuckDB of the load's own, in memory, spilling into the load's folder. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import type { LoadJob } from "./load-job.ts";

export type StagingDatabase = {
  connection: DuckDBConnection;
  /** Rows with columns by name; 64-bit integers as bigint. */
  ask(sql: string, values?: Record<string, DuckDBValue>): Promise<Record<string, unknown>[]>;
  setVariable(name: string, value: string): Promise<void>;
  close(): void;
};

export async function openStagingDatabase({ folder, memoryLimit, threads, timeZone }: LoadJob): Promise<StagingDatabase> {
  const spill = join(folder, "spill");
  mkdirSync(spill, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: memoryLimit, threads: String(threads), temp_directory: spill });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'; set enable_progress_bar = true; set enable_progress_bar_print = false");

  const setVariable = async (name: string, value: string) => {
    await connection.run(`set variable ${name} = $value`, { value });
  };
  await setVariable("time_zone", timeZone);
  return {
    connection,
    ask: async (sql, values) => (await connection.runAndReadAll(sql, values)).getRowObjectsJS(),
    setVariable,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
