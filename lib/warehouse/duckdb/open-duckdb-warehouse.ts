/** The warehouse in a DuckDB file, which one process may have open, and the history's files beside it. */
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { loadTables, withSetAside } from "../../load/load-run.ts";
import { log } from "../../log.ts";
import { currencyDigits } from "../../money.ts";
import { assemblePaint } from "../../sales/assemble-paint.ts";
import { sqlLiteral } from "../../sql-literal.ts";
import { sqlText } from "../../sql-text.ts";
import type { StagedLoad, Warehouse, WarehousePosition } from "../warehouse.ts";
import { appendEvents } from "./append-events.ts";
import { checkLoadedAmounts, createAmountCheck } from "./check-amounts.ts";
import { type Copier, openCopier } from "./copier.ts";
import { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
import { createEventIndex } from "./event-index.ts";
import { clearHistory, copyHistory, hasHistory, historyBytes, linkHistory, showHistory, takeHistory } from "./history.ts";
import { openLetterDesk } from "./letters/open-letter-desk.ts";
import { forgetOldRejects, moveVersion, readFirstSeen, readLoadsInPlace, readPosition, readRejects, readRuns, readTotals, writeRun } from "./load-records.ts";
import { migrate } from "./migrate.ts";
import { ofOneMoment } from "./of-one-moment.ts";
import { paintPlainly } from "./paint.ts";
import { openPlainMoment, type PlainMoment } from "./plain-moment.ts";
import { namePurgingRuns, purgeRuns, readLastPurge, readPurgeEffect, readPurgeOutcome } from "./purge-runs.ts";
import { recutEvents } from "./recut-events.ts";
import { rereadEvents } from "./reread-events.ts";
import { putBack, readRevenueWith, recordPlaced } from "./roll-back.ts";
import { setAsideTooLarge } from "./set-aside.ts";
import { readIsPurged, readRealEvents, readRunCounts, readShopSample, readSimulatedRuns } from "./simulator.ts";
import { fixStoreSettings, type StoreSettings, storeChanges } from "./store-settings.ts";
import { readStreamPace } from "./stream-pace.ts";
import { readStreamCounts, readSuperseded } from "./stream-records.ts";
import { writeFailure } from "./write-failure.ts";

const usualKeepLoads = 5;

export type DuckdbWarehouseOptions = DatabaseOptions & {
  currency: string;
  timeZone: string;
  /** Lets other settings than the file's open it, and a history without its files: the next load brings them. */
  recut?: boolean;
  /** So many loads can be put back, the one in place among them. */
  keepLoads?: number;
  /** Stored events are about to be taken out: what was built from them must go first. */
  beforeSettingAside?: () => void;
  now?: () => Date;
};

/** `heldMs`: how long nothing could be written. */
type WarehouseCopy<T> = { position: WarehousePosition; beside: T; heldMs: number };

export type DuckdbWarehouse = Warehouse & {
  /** Copies the file and the history's files into `folder`; `beside` runs while they are what the warehouse holds. */
  copyTo<T>(folder: string, beside: () => T): Promise<WarehouseCopy<T>>;
  /** A connection of the caller's own to the instance, for reading and for attaching serving files; close it with `closeSync`. */
  connect(): Promise<DuckDBConnection>;
  /** Keeps this moment readable until it is closed. */
  hold(signal: AbortSignal): Promise<PlainMoment>;
};

export async function openDuckdbWarehouse(options: DuckdbWarehouseOptions): Promise<DuckdbWarehouse> {
  const { file, currency, timeZone, recut = false, keepLoads = usualKeepLoads, beforeSettingAside = () => {}, now = () => new Date() } = options;
  const history = join(dirname(file), "history");
  const settings = { currency, timeZone };
  const database = await openDatabase(options);
  try {
    await migrate(database, now);
    await fixStoreSettings(database, settings, recut);
    await findHistory(database, history, { recut, keepLoads });
    await database.transaction((connection) => setAsideTooLarge(connection, settings, now(), beforeSettingAside));
  } catch (error) {
    await database.close();
    throw error;
  }
  const { connect, transaction, alone, close } = database;
  const memory = { index: createEventIndex(), amounts: createAmountCheck() };

  const read = async <T>(ask: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = await connect();
    try {
      return await ask(connection);
    } finally {
      connection.closeSync();
    }
  };

  const write = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
    transaction(work).catch((error) => {
      throw writeFailure(file, error);
    });

  return {
    ...openLetterDesk({ connect, read, write, amounts: memory.amounts }),
    async swapLoad(staged, run) {
      const { isRecut, ...swapped } = await transaction(async (connection) => {
        await takeHistory(connection, history, staged, run.id);
        const { isRecut, setAside } = await recutEvents(connection, settings, now);
        await checkLoadedAmounts(connection);
        await keepRejects(connection, staged, run.id);
        const placed = await recordPlaced(connection, run.id, { run: withSetAside(run, setAside), currency, now });
        await forgetOldRejects(connection, run.id, keepLoads);
        return { ...placed, isRecut };
      });
      await forgetFormer(history, () => read((connection) => readLoadsInPlace(connection, isRecut ? 1 : keepLoads)));
      return swapped;
    },
    async rollBack(loadId, run) {
      const put = await transaction((connection) => putBack(connection, history, loadId, { run, currency, now }));
      await forgetFormer(history, () => read((connection) => readLoadsInPlace(connection, keepLoads)));
      return put;
    },
    keptLoads: async () => (await read((connection) => readLoadsInPlace(connection, keepLoads))).filter((id) => hasHistory(history, id)),
    revenueWith: (loadId) => read((connection) => readRevenueWith(connection, history, loadId, currency)),
    shareLoad: (loadId, folder) => read((connection) => shareLoad(connection, history, loadId, folder)),
    recordRun: (run) =>
      transaction(async (connection) => {
        await writeRun(connection, run);
        await forgetOldRejects(connection, run.id, keepLoads);
      }),
    nextLoadId: () => read(nextLoadId),
    runs: (limit) => read((connection) => readRuns(connection, "order by load_id desc limit $limit", { limit: BigInt(limit) })),
    run: (id) => read(async (connection) => (await readRuns(connection, "where load_id = $id", { id: BigInt(id) }))[0] ?? null),
    currentLoad: () => read(async (connection) => (await readRuns(connection, "where load_id in (select load_id from load_in_place)"))[0] ?? null),
    firstSeen: () => read(readFirstSeen),
    rejects: (loadId, limit) => read((connection) => readRejects(connection, loadId, limit)),
    totals: () => read((connection) => readTotals(connection, currency)),
    position: () => read(readPosition),
    newVersion: () => transaction(async (connection) => moveVersion(connection, await readPosition(connection), { at: now() })),
    appendEvents: (batch) => write((connection) => appendEvents(connection, memory, batch)),
    purgeRuns: (purge) => write((connection) => purgeRuns(connection, purge, now(), currency)),
    purgeOutcome: (act) => read((connection) => readPurgeOutcome(connection, act, currency)),
    purgeEffect: (runIds) => read((connection) => readPurgeEffect(connection, runIds, currency)),
    simulatedRuns: () => read((connection) => readSimulatedRuns(connection, currency)),
    isPurged: (runId) => read((connection) => readIsPurged(connection, runId)),
    lastPurge: () => read(readLastPurge),
    streamPace: (now) => read((connection) => readStreamPace(connection, now)),
    streamCounts: () => read((connection) => readStreamCounts(connection, currency)),
    superseded: (page) => read((connection) => readSuperseded(connection, page, currency)),
    extract: (folder, without = []) => read((connection) => extract(connection, folder, { tables: loadTables, without, settings })),
    extractStreaming: (folder) => read((connection) => extract(connection, folder, { tables: [], without: [], settings })),
    paint: (query) => read(async (connection) => assemblePaint(query, await paintPlainly(connection, query), currencyDigits(currency))),
    shopSample: () => read(readShopSample),
    realEvents: () => read(readRealEvents),
    runCounts: (runId) => read((connection) => readRunCounts(connection, runId)),
    stats: async () => ({ bytes: fileBytes(file) + fileBytes(`${file}.wal`) + historyBytes(history) }),
    async copyTo(folder, beside) {
      const copier = await openCopier();
      const work = alone(async (connection) => {
        const since = performance.now();
        await copyDatabase(copier, file, folder);
        copyHistory(history, join(folder, "history"));
        return { position: await readPosition(connection), beside: beside(), heldMs: performance.now() - since };
      });
      return await work.finally(copier.close);
    },
    connect,
    hold: async (signal) => openPlainMoment(await connect(), currencyDigits(currency), signal),
    close,
  };
}

/** With its log, which is read into it when the copy is opened: a checkpoint would hold back what comes in many times longer than copying does. */
async function copyDatabase(copier: Copier, file: string, to: string): Promise<void> {
  const names = readdirSync(dirname(file)).filter((name) => name === basename(file) || name.startsWith(`${basename(file)}.`));
  for (const name of names) await copier.copy({ from: join(dirname(file), name), to: join(to, name) });
}

async function nextLoadId(connection: DuckDBConnection): Promise<number> {
  const rows = await connection.runAndReadAll("select coalesce(max(load_id), 0) + 1 from load_runs");
  return Number(rows.getRowsJS()[0]?.[0]);
}

/** What a killed load left in the history's folder goes. */
async function findHistory({ transaction }: Database, history: string, { recut, keepLoads }: { recut: boolean; keepLoads: number }): Promise<void> {
  await transaction(async (connection) => {
    const kept = await readLoadsInPlace(connection, keepLoads);
    const [current] = kept;
    if (current === undefined) return;
    clearHistory(history, kept);
    await showHistory(connection, history, current).catch((error) => {
      if (!recut) throw error;
    });
  });
}

/** The load is in, whatever becomes of those before it: what is left of them goes at the next start. */
async function forgetFormer(history: string, loadsInPlace: () => Promise<number[]>): Promise<void> {
  try {
    clearHistory(history, await loadsInPlace());
  } catch (error) {
    log.warn({ err: error }, "the files of former loads could not be removed");
  }
}

async function keepRejects(connection: DuckDBConnection, { folder }: StagedLoad, loadId: number): Promise<void> {
  await connection.run(sqlText("duckdb/rejects"), { load_id: BigInt(loadId), file: join(folder, "rejects.parquet") });
}

/** A load that a former version put in place stands in tables. */
async function shareLoad(connection: DuckDBConnection, history: string, loadId: number, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const [current] = await readLoadsInPlace(connection, 1);
  if (hasHistory(history, loadId) || current !== loadId) return linkHistory(history, loadId, folder);
  for (const table of loadTables) await copy(connection, `from ${table}`, join(folder, `${table}.parquet`));
}

type Extracted = { tables: readonly string[]; without: readonly string[]; settings: StoreSettings };

/** `load_state.parquet`: as_of of the load in place, null without one. Before a re-cut the events are those that it will leave. */
async function extract(connection: DuckDBConnection, folder: string, { tables, without, settings }: Extracted): Promise<WarehousePosition> {
  mkdirSync(folder, { recursive: true });
  await namePurgingRuns(connection, without);
  return ofOneMoment(connection, async () => {
    for (const table of tables) await copy(connection, `from ${table}`, join(folder, `${table}.parquet`));
    const isRecut = await storeChanges(connection, settings);
    if (isRecut) await rereadEvents(connection, settings);
    await copy(connection, sqlText(isRecut ? "duckdb/recut/kept-events" : "duckdb/purge/kept-events"), join(folder, "fact_sales_streaming.parquet"));
    await copy(connection, "select max(as_of) as as_of from load_in_place", join(folder, "load_state.parquet"));
    return readPosition(connection);
  });
}

function copy(connection: DuckDBConnection, query: string, path: string) {
  return connection.run(`copy (${query.replace(/;\s*$/, "")}) to ${sqlLiteral(path)} (format parquet, compression 'lz4_raw')`);
}

function fileBytes(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
