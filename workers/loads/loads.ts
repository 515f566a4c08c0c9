/** Loads, one at a time: asked for, watched, cancelled; what a load brought is switched to. */
import { setPriority } from "node:os";
import { AppError } from "../../lib/errors.ts";
import { openFolderFileStore } from "../../lib/files/open-folder-file-store.ts";
import type { FlightCheck } from "../../lib/load/flight-check.ts";
import type { LoadRequest, LoadRun, RollBackEffect } from "../../lib/load/load-run.ts";
import { type LoadOptions, type LoadResult, runCheckedLoad, runLoad, runRollBack } from "../../lib/load/run-load.ts";
import { log } from "../../lib/log.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";
import { settleSource } from "./load-folder.ts";
import type { ServingFiles } from "./serving-files.ts";

export type LoadParts = {
  warehouse: LoadOptions["warehouse"] & Pick<Warehouse, "run" | "runs" | "shareLoad" | "rollBack" | "keptLoads" | "revenueWith" | "position">;
  serving: Pick<ServingFiles, "switchTo">;
  places: { dataDir: string; inboxDir: string; uploadsDir: string; loadRoots: readonly string[] };
  /** Of the store and the child. */
  options: Pick<LoadOptions, "currency" | "timeZone" | "memoryLimit" | "threads" | "recut">;
  /** A load waits for it: the data of the last run is put in order first. */
  ready: Promise<unknown>;
  onEnd: (run: LoadRun) => void;
};

/** Who asked for it, and who hears how it goes. */
export type Watch = { by?: string | null; onRun?: (run: LoadRun) => void; signal?: AbortSignal; onCommit?: () => void };
/** `anyFolder`: the caller may name any folder of the machine. */
type Origin = Watch & { anyFolder: boolean; sample?: boolean };
type Hooks = Pick<LoadOptions, "by" | "dataDir" | "onStart" | "onProgress" | "onCommit"> & { signal: AbortSignal };
type UnderWay = { run: LoadRun; cancel: AbortController; ended: Promise<void> };

export type Loads = ReturnType<typeof createLoads>;

/** Paints come first: the load's process takes what they leave. */
const politeness = 10;

export function createLoads(parts: LoadParts) {
  const { warehouse, places } = parts;
  let underWay: UnderWay | null = null;
  /** The last load, where the warehouse has no word of how it ended: a full disk. */
  let unrecorded: LoadRun | null = null;
  let isStarting = false;

  function refuseBeside(): void {
    if (underWay) throw new AppError("load_running", runningText(underWay.run));
    if (isStarting) throw new AppError("load_running", "Another load is just starting. Wait for it, then try again.");
  }

  async function begin(work: (hooks: Hooks) => Promise<LoadResult>, watch: Watch): Promise<LoadRun> {
    refuseBeside();
    isStarting = true;
    try {
      await parts.ready;
      return await carryOut(work, watch);
    } finally {
      isStarting = false;
    }
  }

  /** Resolves with the first word of the load, which goes on. */
  function carryOut(work: (hooks: Hooks) => Promise<LoadResult>, { by, onRun, signal, onCommit }: Watch): Promise<LoadRun> {
    return new Promise((resolve, reject) => {
      const cancel = new AbortController();
      const result = work({
        by,
        dataDir: places.dataDir,
        signal: signal ? AbortSignal.any([cancel.signal, signal]) : cancel.signal,
        onCommit,
        onStart: (pid) => setPriority(pid, politeness),
        onProgress(run) {
          if (underWay) underWay.run = settling(run, underWay.run.step);
          else underWay = { run, cancel, ended: finish(result) };
          onRun?.(underWay.run);
          resolve(underWay.run);
        },
      });
      result.catch(reject);
    });
  }

  /** A load is done when it is served. */
  async function finish(loading: Promise<LoadResult>): Promise<void> {
    try {
      const { run, servingFile } = await loading;
      if (servingFile) await parts.serving.switchTo(servingFile);
      log.info({ load: run.id, state: run.state, lines: run.report?.after?.lines, error: run.error }, "load ended");
      parts.onEnd(run);
    } catch (error) {
      log.error({ load: underWay?.run.id, err: error }, "load could not be recorded or served");
      unrecorded = underWay && brokenOff(underWay.run, error);
    } finally {
      underWay = null;
    }
  }

  async function get(id: number): Promise<LoadRun> {
    const run = underWay?.run.id === id ? underWay.run : await warehouse.run(id);
    if (!run) throw new AppError("not_found", `There is no load ${id}.`);
    return latestWord(run);
  }

  async function keptLoad(id: number): Promise<LoadRun> {
    const { loadId } = await warehouse.position();
    if (loadId === id) throw new AppError("conflict", `Load ${id} is in place already.`);
    const target = await warehouse.run(id);
    if (!target || !(await warehouse.keptLoads()).includes(id)) throw new AppError("not_found", `Load ${id} is not kept any more. Load its files again.`);
    return target;
  }

  function latestWord(run: LoadRun): LoadRun {
    return [underWay?.run, unrecorded].find((known) => known?.id === run.id) ?? run;
  }

  return {
    /** Throws AppError `load_running`. */
    refuseBeside,
    /** Throws AppError `load_running`, `forbidden`, `not_found`. Answers as soon as the load is under way. */
    async start(request: LoadRequest, { anyFolder, sample = false, ...watch }: Origin): Promise<LoadRun> {
      refuseBeside();
      const folder = settleSource(request.folder, places, anyFolder);
      const files = openFolderFileStore(folder);
      const source = sample ? "sample store" : folder;
      return begin((hooks) => runLoad({ ...parts.options, ...hooks, warehouse, files, source, sample, request }), watch);
    },
    /** Of what a flight check keeps in `folder`. Throws AppError `load_running`. */
    startChecked(check: FlightCheck, folder: string, watch: Watch): Promise<LoadRun> {
      const { source } = check;
      return begin((hooks) => runCheckedLoad({ ...parts.options, ...hooks, warehouse, source, sample: false, check, folder }), watch);
    },
    /** Throws AppError `load_running`, `not_found`, `conflict` where that load is in place. */
    async startRollBack(id: number, watch: Watch): Promise<LoadRun> {
      const target = await keptLoad(id);
      const { source, sample } = target;
      return begin((hooks) => runRollBack({ ...parts.options, ...hooks, warehouse, source, sample, target }), watch);
    },
    /** Revenue of all lines now, and with that load in place of the present one. Throws AppError `not_found`, `conflict`. */
    async rollBackEffect(id: number): Promise<RollBackEffect> {
      await keptLoad(id);
      const { loadId } = await warehouse.position();
      return { before: await warehouse.revenueWith(loadId ?? id), after: await warehouse.revenueWith(id) };
    },
    /** The load in place, and those that can take its place again. */
    async kept(): Promise<{ inPlace: number | null; canRollBackTo: number[] }> {
      const [{ loadId }, kept] = [await warehouse.position(), await warehouse.keptLoads()];
      return { inPlace: loadId, canRollBackTo: kept.filter((id) => id !== loadId) };
    },
    /** Throws AppError `not_found`. */
    get,
    /** When that load has ended. */
    async ended(id: number): Promise<LoadRun> {
      if (underWay?.run.id === id) await underWay.ended;
      return get(id);
    },
    /** Newest first. */
    recent: async (limit: number) => (await warehouse.runs(limit)).map(latestWord),
    /** The load under way, else the last one. */
    latest: async () => underWay?.run ?? (await warehouse.runs(1)).map(latestWord)[0] ?? null,
    /** Throws AppError `not_found`, or `load_cancelled` when it is too late for that. */
    async cancel(id: number): Promise<LoadRun> {
      const run = await get(id);
      const load = underWay;
      if (load?.run.id !== id || load.run.step === "swapping" || load.run.step === "serving") {
        throw new AppError("load_cancelled", `Load ${id} cannot be cancelled: it ${run.state === "running" ? "is being put in place" : "has ended"}.`);
      }
      load.cancel.abort();
      await load.ended;
      return get(id);
    },
    /** Resolves when nothing is under way. */
    idle: async () => underWay?.ended,
    /** Breaks off the load under way: the former data stays. */
    async close() {
      underWay?.cancel.abort();
      await underWay?.ended;
    },
  };
}

/** For those who watch, a load has ended when it is served or recorded: then the next may come. */
function settling(run: LoadRun, before: LoadRun["step"]): LoadRun {
  if (run.state === "running") return run;
  return { ...run, state: "running", step: run.state === "done" ? "serving" : before, finishedAt: null };
}

function brokenOff(run: LoadRun, error: unknown): LoadRun {
  return { ...run, state: "failed", step: "done", finishedAt: new Date().toISOString(), error: error instanceof Error ? error.message : String(error) };
}

function runningText(run: LoadRun): string {
  return `Load ${run.id} of ${run.source} is under way (${run.step}). Wait for it or cancel it, then try again.`;
}
