/** Builds a serving file from extracted tables, in an instance of its own: for a process that is there for nothing else. */
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { columnNames } from "../load/csv-columns.ts";
import { loadTables } from "../load/load-run.ts";
import { sqlLiteral } from "../sql-literal.ts";
import { buildServing } from "./build.ts";

export type ParquetBuild = {
  /** Holds one Parquet file per table of the contract, and `load_state.parquet`. */
  folder: string;
  file: string;
  loadId: number | null;
  streamPosition: number;
  timeZone: string;
  memoryLimit: string;
  threads: number;
};

const columnsOf = (table: string) => {
  const loaded = loadTables.find((each) => each === table);
  return loaded ? columnNames(loaded).join(", ") : "*";
};

export async function buildServingFromParquet({ folder, file, loadId, streamPosition, timeZone, memoryLimit, threads }: ParquetBuild): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: memoryLimit, threads: String(threads), temp_directory: join(folder, "spill") });
  const connection = await instance.connect();
  try {
    await connection.run("set TimeZone = 'UTC'");
    await connection.run("create schema extracted");
    for (const table of [...loadTables, "fact_sales_streaming", "load_state"]) {
      await connection.run(`create view extracted.${table} as select ${columnsOf(table)} from read_parquet(${sqlLiteral(join(folder, `${table}.parquet`))})`);
    }
    await buildServing({ connection, source: "memory.extracted", file, loadId, streamPosition, timeZone });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
