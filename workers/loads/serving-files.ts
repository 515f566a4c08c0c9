/** The files of the serving store: the one that is read, the one that comes next, and what former runs left. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Config } from "../../lib/config.ts";
import { AppError } from "../../lib/errors.ts";
import type { LoadRun } from "../../lib/load/load-run.ts";
import { log } from "../../lib/log.ts";
import { currencyDigits } from "../../lib/money.ts";
import { openServing } from "../../lib/serving/open-serving.ts";
import type { ServingMoment, ServingStore } from "../../lib/serving/serving.ts";
import type { Status } from "../../lib/status.ts";
import type { DuckdbWarehouse } from "../../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import type { PlainMoment } from "../../lib/warehouse/duckdb/plain-moment.ts";
import type { Purged } from "../../lib/warehouse/streaming.ts";
import type { WarehousePosition } from "../../lib/warehouse/warehouse.ts";
import { createRefresher } from "../serve/refresher.ts";
import type { Versions } from "../serve/versions.ts";
import { rebuildInChild } from "./rebuild-in-child.ts";
import { clearServingBut, servingBytes, servingFiles, servingFolder } from "./serving-folder.ts";
import { storeStateOf } from "./store-state.ts";

type Parts = { warehouse: DuckdbWarehouse; versions: Versions; settings: Config; memoryLimit: string; threads: number };
type State = Status["serving"];

/** From one version to the next. Each costs about half of the first, whether anybody looks or not. */
const watchedGapMs = 100;
const unwatchedGapMs = 500;

export type ServingFiles = ReturnType<typeof openServingFiles>;

export function openServingFiles({ warehouse, versions, settings, memoryLimit, threads }: Parts) {
  const { dataDir } = settings;
  const ending = new AbortController();
  let opened = 0;
  let built = 0;
  let isRecovered = false;
  let recovering: Promise<void> | null = null;
  let firstBuild: Promise<void> | null = null;
  let state: Pick<State, "state" | "error"> = { state: "empty", error: null };
  mkdirSync(servingFolder(dataDir), { recursive: true });

  const open = (file: string) =>
    openServing({ connect: warehouse.connect, file, alias: `serving_${++opened}`, digits: currencyDigits(settings.storeCurrency) });

  /** From now on everything new is read from `file`; the former file is kept while its version may be asked for. */
  async function switchTo(file: string, opening: Promise<ServingStore> = open(file)): Promise<boolean> {
    const serving = await opening.catch((error) => {
      state = { state: "failed", error: messageOf(error) };
      throw error;
    });
    const load = await warehouse.currentLoad();
    const outcome = await refresher.between(async () => {
      if ((await warehouse.position()).loadId !== serving.moment().loadId) return "of another load";
      if (!(await isPurged(serving))) return "from before a purge";
      await catchUp(serving);
      show(serving, file, load);
      return "shown";
    });
    if (outcome !== "shown") await drop(serving, file);
    return outcome === "from before a purge" ? rebuild() : outcome === "shown";
  }

  function show(serving: ServingStore, file: string, load: LoadRun | null): void {
    versions.switchTo({ serving, stateOf: (bounds) => storeStateOf(bounds, load, settings), file });
    state = { state: "ready", error: null };
    log.info({ version: serving.moment().version, lines: serving.moment().bounds.lines }, "serving");
  }

  /**
   * Builds a file without these simulated runs, then has them taken out of the warehouse by `takeOut` and shows the file. Until `takeOut` is done all stays
   * as it is; from then on the former file is out of date, which a start after it finds out.
   */
  async function purge(runIds: readonly string[], takeOut: () => Promise<Purged>, signal: AbortSignal): Promise<Purged> {
    const file = await build(runIds, AbortSignal.any([signal, ending.signal]));
    const serving = await open(file);
    try {
      const load = await warehouse.currentLoad();
      return await refresher.between(async () => {
        signal.throwIfAborted();
        if ((await warehouse.position()).loadId !== serving.moment().loadId) throw new AppError("conflict", "A load came in between. Purge again.");
        const purged = await takeOut();
        await untilCaughtUp(serving);
        show(serving, file, load);
        return purged;
      });
    } finally {
      if (versions.current()?.serving !== serving) await drop(serving, file);
    }
  }

  /** No way back: what is shown still holds lines that are gone. */
  async function untilCaughtUp(serving: ServingStore): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        return await catchUp(serving);
      } catch (error) {
        state = { ...state, error: messageOf(error) };
        log.error({ err: error }, "the serving store without the purged lines is not ready");
        await wait(1_000, null, { signal: ending.signal }).catch(() => null);
      }
    }
  }

  /** Whether it holds no line that was purged. */
  async function isPurged(serving: ServingStore): Promise<boolean> {
    return serving.moment().streamPosition >= (await warehouse.lastPurge());
  }

  /** A load came while the file was built without it. */
  async function drop(serving: ServingStore, file: string): Promise<void> {
    await serving.close();
    rmSync(file, { force: true });
  }

  /** Takes in what was streamed since the file was built. Its version lies above any that the former file was read under. */
  async function catchUp(serving: ServingStore): Promise<void> {
    const position = await warehouse.position();
    const isTaken = position.version <= versions.version();
    await serving.refresh(isTaken ? await warehouse.newVersion() : position);
  }

  const refresher = createRefresher({
    refresh: async (position) => {
      await versions.current()?.serving.refresh(position);
      versions.announce();
    },
    gapMs: () => (versions.isWatched() ? watchedGapMs : unwatchedGapMs),
    onError(error) {
      const message = error === null ? null : messageOf(error);
      if (message === null) log.info("the serving store takes in again what is streamed");
      else if (message !== state.error) log.error({ err: error }, "the serving store could not take in what was streamed");
      state = { ...state, error: message };
    },
  });

  async function refresh(position: WarehousePosition): Promise<void> {
    const isFirst = isRecovered && position.loadId === null && !versions.current();
    if (isFirst) firstBuild ??= buildFirst();
    else await refresher.ask(position);
  }

  /** A shop that has live lines and no load yet. What fails is tried again with the next lines. */
  async function buildFirst(): Promise<void> {
    try {
      state = { state: "building", error: null };
      await rebuild();
    } catch (error) {
      if (ending.signal.aborted) return;
      log.error({ err: error }, "the live lines could not be shown");
      state = { state: "failed", error: messageOf(error) };
    } finally {
      firstBuild = null;
    }
  }

  /** After a start: takes the file that belongs to the warehouse's load, else builds it again; clears what else lies there. */
  function recover(): Promise<void> {
    recovering = recoverFile().then(() => {
      isRecovered = true;
    });
    return recovering;
  }

  async function recoverFile(): Promise<void> {
    const position = await warehouse.position();
    const found = position.version === 0 ? null : await findFile(position);
    clearServingBut(dataDir, found?.file ?? null);
    if (found) {
      await switchTo(found.file, Promise.resolve(found.serving));
      return;
    }
    if (position.version === 0) return;
    state = { state: "building", error: null };
    try {
      await rebuild();
    } catch (error) {
      if (ending.signal.aborted) return;
      state = { state: "failed", error: messageOf(error) };
      throw error;
    }
  }

  /** False: a load came meanwhile, whose store is the right one. */
  async function rebuild(signal = ending.signal, onStep = (_step: string) => {}): Promise<boolean> {
    log.info("the serving store is built again from the warehouse");
    onStep("extracting");
    const file = await build([], signal, onStep);
    onStep("switching");
    await warehouse.newVersion();
    return switchTo(file);
  }

  /** Returns the file. */
  async function build(without: readonly string[], signal: AbortSignal, onStep = (_step: string) => {}): Promise<string> {
    const staging = join(dataDir, "staging", `rebuild-${++built}`);
    try {
      const { loadId, streamPosition } = await warehouse.extract(staging, without);
      const file = join(servingFolder(dataDir), `rebuilt-${Date.now()}-${built}.duckdb`);
      const job = { folder: staging, file, loadId, streamPosition, timeZone: settings.storeTimeZone, memoryLimit, threads };
      onStep("building");
      await rebuildInChild(job, signal);
      return file;
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }

  async function findFile({ loadId, streamPosition }: WarehousePosition): Promise<{ file: string; serving: ServingStore } | null> {
    for (const file of servingFiles(dataDir)) {
      const serving = await openCurrent(file);
      const isCurrent = serving && isOf(serving, loadId) && serving.moment().streamPosition <= streamPosition && (await isPurged(serving));
      if (isCurrent) return { file, serving };
      await serving?.close();
    }
    return null;
  }

  /** null for a file of another layout, half written or damaged. */
  async function openCurrent(file: string): Promise<ServingStore | null> {
    try {
      return await open(file);
    } catch (error) {
      if (error instanceof AppError && error.code === "serving_outdated") return null;
      throw error;
    }
  }

  /**
   * The truth and what is served, both of one moment however many events come: `read` runs between two refreshes, before either goes on.
   * Both are to be closed. Throws AppError `no_data`, `conflict` while a load is put in place.
   */
  function sameMoment<T>(read: (serving: ServingStore) => Promise<T>, signal: AbortSignal): Promise<{ plain: PlainMoment; held: ServingMoment; page: T }> {
    return refresher.between(async () => {
      const { serving } = versions.newest();
      const plain = await warehouse.hold(signal);
      try {
        if (plain.position.loadId !== serving.moment().loadId) throw betweenLoads();
        await serving.refresh(plain.position);
        versions.announce();
        if (plain.position.streamPosition !== serving.moment().streamPosition) throw betweenLoads();
        return { plain, page: await read(serving), held: await serving.hold() };
      } catch (error) {
        plain.close();
        throw error;
      }
    });
  }

  const isOf = (serving: ServingStore, loadId: number | null) => serving.moment().loadId === loadId && serving.timeZone === settings.storeTimeZone;

  return {
    switchTo,
    purge,
    recover,
    /** The warehouse holds more live lines: they are shown soon, those of many calls at once. */
    refresh,
    sameMoment,
    /** What is served stays so until the new store takes its place. Throws AppError `no_data`, `conflict` where a load came meanwhile. */
    async rebuild(signal: AbortSignal, onStep: (step: string) => void): Promise<void> {
      const isShown = await rebuild(AbortSignal.any([ending.signal, signal]), onStep);
      if (!isShown) throw betweenLoads();
    },
    state: (): State => ({ ...state, bytes: servingBytes(dataDir) }),
    async close() {
      ending.abort();
      // Whoever asked for it hears of its failure.
      await recovering?.catch(() => undefined);
      await firstBuild;
      await refresher.close();
    },
  };
}

function betweenLoads(): AppError {
  return new AppError("conflict", "Other data is just being put in place. Try again in a moment.");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
