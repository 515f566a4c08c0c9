/** The warehouse in one DuckDB file, which one process may have open. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { loadTables } from "../../load/load-run.ts";
import { currencyDigits } from "../../money.ts";
import { assemblePaint } from "../../sales/assemble-paint.ts";
import { sqlText } from "../../sql-text.ts";
import type { StagedLoad, Warehouse, WarehousePosition } from "../warehouse.ts";
import { type DatabaseOptions, openDatabase } from "./database.ts";
import { readFirstSeen, readPosition, readRejects, readRuns, readTotals, writeRun, writeVersion } from "./load-records.ts";
import { migrate } from "./migrate.ts";
import { paintPlainly } from "./paint.ts";
import { fixStoreSettings, writeStoreSettings } from "./store-settings.ts";

export type DuckdbWarehouseOptions = DatabaseOptions & {
  currency: string;
  timeZone: string;
  /** Lets other settings than the file's open it: the next load takes them. */
  recut?: boolean;
  now?: () => Date;
};

export type DuckdbWarehouse = Warehouse & {
  /** A connection of the caller's own to the instance, for reading and for attaching serving files; close it with `closeSync`. */
  connect(): Promise<DuckDBConnection>;
};

export async function openDuckdbWarehouse(options: DuckdbWarehouseOptions): Promise<DuckdbWarehouse> {
  const { file, currency, timeZone, now = () => new Date() } = options;
  const database = await openDatabase(options);
  try {
    await migrate(database, now);
    await fixStoreSettings(database, { currency, timeZone }, options.recut ?? false);
  } catch (error) {
    await database.close();
    throw error;
  }
  const { connect, transaction, close } = database;

  const read = async <T>(ask: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = await connect();
    try {
      return await ask(connection);
    } finally {
      connection.closeSync();
    }
  };

  return {
    swapLoad: (staged, run) =>
      transaction(async (connection) => {
        await swapTables(connection, staged, run.id);
        await writeStoreSettings(connection, { currency, timeZone });
        await writeRun(connection, run);
        return writeVersion(connection, run.id, now());
      }),
    recordRun: (run) => transaction((connection) => writeRun(connection, run)),
    nextLoadId: () => read(nextLoadId),
    runs: (limit) => read((connection) => readRuns(connection, "order by load_id desc limit $limit", { limit: BigInt(limit) })),
    run: (id) => read(async (connection) => (await readRuns(connection, "where load_id = $id", { id: BigInt(id) }))[0] ?? null),
    currentLoad: () => read(async (connection) => (await readRuns(connection, "where load_id in (select load_id from load_in_place)"))[0] ?? null),
    firstSeen: () => read(readFirstSeen),
    rejects: (loadId, limit) => read((connection) => readRejects(connection, loadId, limit)),
    totals: () => read((connection) => readTotals(connection, currency)),
    position: () => read(readPosition),
    newVersion: () => transaction(async (connection) => writeVersion(connection, (await readPosition(connection)).loadId, now())),
    extract: (folder) => read((connection) => extract(connection, folder, [...loadTables, "fact_sales_streaming"])),
    extractStreaming: (folder) => read((connection) => extract(connection, folder, ["fact_sales_streaming"])),
    paint: (query) => read(async (connection) => assemblePaint(query, await paintPlainly(connection, query), currencyDigits(currency))),
    stats: async () => ({ bytes: fileBytes(file) + fileBytes(`${file}.wal`) }),
    connect,
    close,
  };
}

async function nextLoadId(connection: DuckDBConnection): Promise<number> {
  const rows = await connection.runAndReadAll("select coalesce(max(load_id), 0) + 1 from load_runs");
  return Number(rows.getRowsJS()[0]?.[0]);
}

async function swapTables(connection: DuckDBConnection, staged: StagedLoad, loadId: number): Promise<void> {
  for (const table of [...loadTables, "rejects"]) {
    await connection.run(`set variable staged_${table} = $path`, { path: join(staged.folder, `${table}.parquet`) });
  }
  await connection.run("set variable staged_load_id = $loadId", { loadId: BigInt(loadId) });
  await connection.run(sqlText("duckdb/swap"));
}

/** Also writes `load_state.parquet`: as_of of the load in place, null without one. */
async function extract(connection: DuckDBConnection, folder: string, tables: readonly string[]): Promise<WarehousePosition> {
  mkdirSync(folder, { recursive: true });
  await connection.run("begin transaction");
  try {
    for (const table of tables) await copy(connection, `from ${table}`, join(folder, `${table}.parquet`));
    await copy(connection, "select max(as_of) as as_of from load_in_place", join(folder, "load_state.parquet"));
    return await readPosition(connection);
  } finally {
    await connection.run("commit");
  }
}

function copy(connection: DuckDBConnection, query: string, path: string) {
  return connection.run(`copy (${query}) to '${path.replaceAll("'", "''")}' (format parquet, compression 'lz4_raw')`);
}

function fileBytes(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
