/** The system of record, behind one interface whichever engine holds it. */
import type { LoadRun, LoadTotals, Reject } from "../load/load-run.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import type { PaintTiles } from "../serving/serving.ts";
import type { RunCounts } from "../simulate/orders/run-counts.ts";
import type { ShopSample } from "../simulate/orders/shop-sample.ts";
import type { PurgeEffect, PurgeOutcome, SimulatedRun } from "../simulate/simulator.ts";
import type { LetterDesk } from "./letters.ts";
import type { Appended, EventBatch, Page, Purge, Purged, StreamCounts, StreamPace, Superseded } from "./streaming.ts";

/**
 * The caller's own: an adapter may take them away. Checked Parquet files, one per table, named `<table>.parquet`, with the columns of the SQL contract, and `rejects.parquet`
 * (position, file, line, column_name, value, reason, message): a load may reject more rows than fit in memory.
 */
export type StagedLoad = { folder: string };

/** What serving is built from. `loadId` and `streamPosition` say of which moment. */
export type WarehousePosition = { version: number; loadId: number | null; streamPosition: number };

export interface Warehouse extends LetterDesk {
  /**
   * Puts the staged tables in the place of the former ones, which are kept as long as they can be put back, with `run`, its rejects and a new version, in one transaction.
   * Answers the run as it is recorded: with the live lines that it supersedes now, those that came while it was made included.
   */
  swapLoad(staged: StagedLoad, run: LoadRun): Promise<{ position: WarehousePosition; run: LoadRun }>;
  /** Puts a kept load back in place, with `run` of its own and a new version, in one transaction. Answers as `swapLoad`. Throws AppError `not_found` when it is not kept. */
  rollBack(loadId: number, run: LoadRun): Promise<{ position: WarehousePosition; run: LoadRun }>;
  /** The load in place, and those before it that can be put back. */
  keptLoads(): Promise<number[]>;
  /** Of `v_fact_sales_all` if a kept load were in place: a decimal string with the currency's digits. Throws AppError `not_found`. */
  revenueWith(loadId: number): Promise<string>;
  /** A run that changed nothing: refused, failed, unchanged. Also reserves ids: `nextLoadId` is above every recorded one. */
  recordRun(run: LoadRun): Promise<void>;
  nextLoadId(): Promise<number>;
  /** Newest first. */
  runs(limit: number): Promise<LoadRun[]>;
  run(id: number): Promise<LoadRun | null>;
  /** The load in place; null before the first. */
  currentLoad(): Promise<LoadRun | null>;
  /** When each set of files, by `filesHash`, was first loaded or tried. */
  firstSeen(): Promise<Map<string, Date>>;
  /** Kept of the last 20 loads, and of those that can be put back. */
  rejects(loadId: number, limit: number): Promise<Reject[]>;
  /** Of `v_fact_sales_batch`. */
  totals(): Promise<LoadTotals>;
  position(): Promise<WarehousePosition>;
  /** A new version for a serving store that was built again. */
  newVersion(): Promise<WarehousePosition>;
  /**
   * All or nothing. An event counts once whichever message brings it first, a message whenever it comes again. The version moves on when there are new events.
   * Throws AppError `disk_full`, `warehouse_unavailable`, and `warehouse_lost` when nothing works until the warehouse is opened again.
   */
  appendEvents(batch: EventBatch): Promise<Appended>;
  /**
   * Takes simulated runs out for good, lines and dead letters, as if they had never come: what comes of them later is left out too. The version and the
   * stream's position move on.
   */
  purgeRuns(purge: Purge): Promise<Purged>;
  /** What came of a purge; null when it was never made. */
  purgeOutcome(act: string): Promise<PurgeOutcome | null>;
  /** What a purge would do to the numbers. */
  purgeEffect(runIds: readonly string[]): Promise<PurgeEffect>;
  /** Those that were purged included; the last first. */
  simulatedRuns(): Promise<SimulatedRun[]>;
  isPurged(runId: string): Promise<boolean>;
  /** Where the stream stood after the last purge, 0 without one: what was made of an earlier position holds what is gone. */
  lastPurge(): Promise<number>;
  /** What came in so far, of the shop and of all runs, and what the load in place supersedes. */
  streamCounts(): Promise<StreamCounts>;
  streamPace(now: Date): Promise<StreamPace>;
  /** Live lines that the load in place has already; newest event time first. */
  superseded(page: Page): Promise<Superseded>;
  /** The tables of the SQL contract and `load_state` (as_of) as Parquet files in `folder`, all of one moment, without the lines of these simulated runs. */
  extract(folder: string, without?: readonly string[]): Promise<WarehousePosition>;
  /** The tables of a kept load as Parquet files in `folder`, on the same disk: nothing is copied where it need not be. Throws AppError `not_found`. */
  shareLoad(loadId: number, folder: string): Promise<void>;
  /** `fact_sales_streaming.parquet` alone. */
  extractStreaming(folder: string): Promise<WarehousePosition>;
  /** The tiles by plain SQL over `v_sales`, line by line: slow, and the truth every fast path must equal. */
  paint(query: PaintQuery): Promise<PaintTiles & { queries: number }>;
  /** What the order simulator draws from; the same for the same store. */
  shopSample(): Promise<ShopSample>;
  /** How many events no simulator sent, refused ones included. */
  realEvents(): Promise<number>;
  /** What a simulated run left here; of an unknown run, nothing. */
  runCounts(runId: string): Promise<RunCounts>;
  stats(): Promise<{ bytes: number }>;
  close(): Promise<void>;
}
