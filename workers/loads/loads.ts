/** Loads, one at a time: asked for, watched, cancelled; what a load brought is switched to. */
import { setPriority } from "node:os";
import { AppError } from "../../lib/errors.ts";
import { openFolderFileStore } from "../../lib/files/open-folder-file-store.ts";
import type { LoadRequest, LoadRun } from "../../lib/load/load-run.ts";
import { type LoadOptions, type LoadResult, runLoad } from "../../lib/load/run-load.ts";
import { log } from "../../lib/log.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";
import { settleFolder } from "./load-folder.ts";
import type { ServingFiles } from "./serving-files.ts";

export type LoadParts = {
  warehouse: LoadOptions["warehouse"] & Pick<Warehouse, "run" | "runs">;
  serving: Pick<ServingFiles, "switchTo">;
  places: { dataDir: string; inboxDir: string; uploadsDir: string; loadRoots: readonly string[] };
  /** Of the store and the child. */
  options: Pick<LoadOptions, "currency" | "timeZone" | "memoryLimit" | "threads" | "recut">;
  /** A load waits for it: the data of the last run is put in order first. */
  ready: Promise<unknown>;
  onEnd: (run: LoadRun) => void;
};

/** `anyFolder`: the caller may name any folder of the machine. */
type Origin = { anyFolder: boolean; sample?: boolean };
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

  /** Throws AppError `load_running`, `forbidden`, `not_found`. Answers as soon as the load is under way. */
  async function start(request: LoadRequest, { anyFolder, sample = false }: Origin): Promise<LoadRun> {
    if (underWay) throw new AppError("load_running", runningText(underWay.run));
    if (isStarting) throw new AppError("load_running", "Another load is just starting. Wait for it, then try again.");
    const folder = settleFolder(request.folder, places, anyFolder);
    isStarting = true;
    try {
      await parts.ready;
      return await carryOut(request, folder, sample);
    } finally {
      isStarting = false;
    }
  }

  /** Resolves with the first word of the load, which goes on. */
  function carryOut(request: LoadRequest, folder: string, sample: boolean): Promise<LoadRun> {
    return new Promise((resolve, reject) => {
      const cancel = new AbortController();
      const result = runLoad({
        ...parts.options,
        warehouse,
        files: openFolderFileStore(folder),
        source: sample ? "sample store" : folder,
        sample,
        request,
        dataDir: places.dataDir,
        signal: cancel.signal,
        onStart: (pid) => setPriority(pid, politeness),
        onProgress(run) {
          if (underWay) underWay.run = settling(run, underWay.run.step);
          else underWay = { run, cancel, ended: finish(result) };
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

  function latestWord(run: LoadRun): LoadRun {
    return [underWay?.run, unrecorded].find((known) => known?.id === run.id) ?? run;
  }

  return {
    start,
    /** Throws AppError `not_found`. */
    get,
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
