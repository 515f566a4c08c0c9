/** Leaves the rejected rows out: what remains is the load. */
import { renameSync } from "node:fs";
import { join } from "node:path";
import { sqlLiteral } from "../sql-literal.ts";
import { fileOrder } from "./check-tables.ts";
import { columnNames } from "./csv-columns.ts";
import type { LoadJob } from "./load-job.ts";
import { type LoadTable, loadTables } from "./load-run.ts";
import { stagedFile } from "./stage-tables.ts";
import type { StagingDatabase } from "./staging-database.ts";

/** Afterwards `<table>.parquet` and the view `kept_<table>` hold the good rows, `sold_order` the orders that have lines, `streamed` the live lines. */
export async function keepRows(database: StagingDatabase, { folder, streamingFile }: LoadJob, rejectedRows: Record<LoadTable, number>): Promise<void> {
  for (const table of loadTables) {
    const parquet = join(folder, `${table}.parquet`);
    if (rejectedRows[table] === 0) renameSync(stagedFile(folder, table), parquet);
    else await copyGoodRows(database, table, parquet);
    await database.connection.run(
      `create or replace temp view kept_${table} as select ${columnNames(table).join(", ")} from read_parquet(${sqlLiteral(parquet)})`,
    );
  }
  await database.connection.run(`create or replace temp view streamed as from read_parquet(${sqlLiteral(streamingFile)})`);
  // The check has found which orders are sold in the lines, but in all of them.
  if (rejectedRows.order_items > 0) await database.connection.run("create or replace temp table sold_order as select distinct order_id from kept_order_items");
}

async function copyGoodRows({ connection }: StagingDatabase, table: LoadTable, parquet: string): Promise<void> {
  await connection.run(
    `copy (
       select ${columnNames(table).join(", ")} from staged_${table}
       anti join (select distinct record from reject where file_order = ${fileOrder(table)} and record is not null) as out_record using (record)
     ) to ${sqlLiteral(parquet)} (format parquet, compression 'lz4_raw')`,
  );
}

/** A schema `load` as the serving store's build wants it: the contract's tables and as_of. */
export async function createLoadSchema({ connection, ask }: StagingDatabase, { folder, streamingFile }: LoadJob, asOf: string): Promise<void> {
  await connection.run("create schema load");
  for (const table of loadTables) {
    await connection.run(
      `create view load.${table} as select ${columnNames(table).join(", ")} from read_parquet(${sqlLiteral(join(folder, `${table}.parquet`))})`,
    );
  }
  await connection.run(`create view load.fact_sales_streaming as from read_parquet(${sqlLiteral(streamingFile)})`);
  await connection.run("create table load.load_state (as_of timestamptz)");
  await ask("insert into load.load_state values (cast($asOf as timestamptz))", { asOf });
}
