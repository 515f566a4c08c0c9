/** One load to the warehouse: staged and checked in a child, or as a flight check left it; swapped in here, recorded whatever happens. */
import { linkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import type { FileStore } from "../files/file-store.ts";
import { isDiskFull } from "../is-disk-full.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { faultText, LoadRefusal } from "./fault-text.ts";
import type { FlightCheck } from "./flight-check.ts";
import type { StageOutcome } from "./load-job.ts";
import { type LoadFault, type LoadRequest, type LoadRun, loadTables, withSuperseded } from "./load-run.ts";
import { noFiles, prepareJob, sourceFiles } from "./prepare-job.ts";
import { stageInChild } from "./stage-in-child.ts";

export type LoadOptions = RunOptions & {
  files: FileStore;
  request: Pick<LoadRequest, "acceptRejects" | "allowShrink" | "asOf">;
};

/** `folder`: where the check has left what it kept; it stays there. */
export type CheckedLoadOptions = RunOptions & { check: FlightCheck; folder: string };

/** `target`: the load to put back, which the warehouse keeps. */
export type RollBackOptions = Omit<RunOptions, "warehouse"> & {
  target: LoadRun;
  warehouse: RunOptions["warehouse"] & Pick<Warehouse, "shareLoad" | "rollBack">;
};

type RunOptions = {
  warehouse: Pick<Warehouse, "swapLoad" | "recordRun" | "nextLoadId" | "currentLoad" | "firstSeen" | "extractStreaming" | "superseded">;
  /** Shown to people: the folder. */
  source: string;
  /** Shown to people: who asked for it. */
  by?: string | null | undefined;
  sample: boolean;
  /** The settings changed since the load in place: the same files are loaded again. */
  recut: boolean;
  currency: string;
  timeZone: string;
  dataDir: string;
  /** Of the child's DuckDB. */
  memoryLimit: string;
  threads: number;
  /** Several times a second, and at each step. */
  onProgress: (run: LoadRun) => void;
  signal?: AbortSignal;
  /** Just before the swap: from then on `signal` is not heeded. May throw AppError `load_cancelled`. */
  onCommit?: (() => void) | undefined;
  /** The child's process id. */
  onStart?: (pid: number) => void;
  now?: () => Date;
};

/** `servingFile` (complete, not yet attached) only when the load is in: state `done`. */
export type LoadResult = { run: LoadRun; servingFile: string | null };

/** What was decided before. */
const everything = { acceptRejects: true, allowShrink: true };
const totalsAlone = { limit: 0, offset: 0 };

type Places = { folder: string; servingFile: string };
type Work = {
  stage: (run: LoadRun, places: Places, onProgress: (change: Partial<LoadRun>) => void) => Promise<StageOutcome>;
  swap: (run: LoadRun, places: Places) => ReturnType<Warehouse["swapLoad"]>;
};

/** Every end of a load is a recorded run, not an exception: `done`, `unchanged`, `refused`, `cancelled`, `failed`. */
export function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { request, signal, onStart } = options;
  return carryOut(options, {
    async stage(run, places, onProgress) {
      const files = await sourceFiles(options.files, places.folder);
      const job = await prepareJob(options, { ...files, ...places, run, purpose: "load", request });
      return stageInChild(job, { onProgress, signal, onStart });
    },
    swap: (run, { folder }) => options.warehouse.swapLoad({ folder }, run),
  });
}

/** As `runLoad`, of what a flight check has kept. Whether that still holds is the caller's to know. */
export function runCheckedLoad(options: CheckedLoadOptions): Promise<LoadResult> {
  const { check, signal, onStart } = options;
  return carryOut(options, {
    async stage(run, places, onProgress) {
      const job = await prepareJob(options, { ...noFiles, ...places, run, purpose: check.report, request: everything });
      for (const table of [...loadTables, "rejects"]) linkSync(join(options.folder, `${table}.parquet`), join(places.folder, `${table}.parquet`));
      return stageInChild(job, { onProgress, signal, onStart });
    },
    swap: (run, { folder }) => options.warehouse.swapLoad({ folder }, run),
  });
}

/** Puts a former load back in place as it was; live lines are judged by its as_of again. */
export function runRollBack(options: RollBackOptions): Promise<LoadResult> {
  const { warehouse, target, signal, onStart } = options;
  return carryOut(options, {
    async stage(run, places, onProgress) {
      const former = await warehouse.currentLoad();
      if (target.report === null) throw new AppError("not_found", `What load ${target.id} brought is not known any more. Load its files again.`);
      const report = { ...target.report, before: former?.report?.after ?? null };
      const job = await prepareJob(options, { ...noFiles, ...places, run, purpose: report, request: everything });
      await warehouse.shareLoad(target.id, places.folder);
      return stageInChild({ ...job, id: target.id }, { onProgress, signal, onStart });
    },
    swap: (run) => warehouse.rollBack(target.id, run),
  });
}

async function carryOut(options: RunOptions & { target?: LoadRun }, { stage, swap }: Work): Promise<LoadResult> {
  const { warehouse, onProgress, now = () => new Date() } = options;
  let run = await startRun(options, now());
  const update = (change: Partial<LoadRun>) => {
    run = { ...run, ...change };
    onProgress(run);
    return run;
  };
  const folder = join(options.dataDir, "staging", String(run.id));
  const servingFile = join(options.dataDir, "serving", `load-${run.id}.duckdb`);
  const end = async (change: Partial<LoadRun>) => {
    for (const file of [servingFile, `${servingFile}.wal`]) rmSync(file, { force: true });
    await warehouse.recordRun(update({ ...change, finishedAt: now().toISOString() }));
    return { run, servingFile: null };
  };
  try {
    update({});
    const outcome = await stage(run, { folder, servingFile }, update);
    if (outcome.state === "checked") throw new Error("The files were checked instead of loaded.");
    if (outcome.state === "unchanged")
      return await end({ state: "unchanged", step: "done", report: withSuperseded(outcome.report, await warehouse.superseded(totalsAlone)) });
    if (outcome.state === "refused") return await end({ state: "refused", step: "done", report: outcome.report, ...toldFault(outcome.fault) });
    update({ step: "swapping", parts: null, report: outcome.report });
    if (options.signal?.aborted) throw new AppError("load_cancelled", faultText({ code: "cancelled" }));
    options.onCommit?.();
    const done: LoadRun = { ...run, state: "done", step: "done", finishedAt: now().toISOString() };
    const swapped = await swap(done, { folder, servingFile });
    return { run: update(swapped.run), servingFile };
  } catch (error) {
    return await end({ state: stateAfter(error), ...reasonOf(error, options.dataDir) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a killed process left: call it before the first load. */
export function clearStaging(dataDir: string): void {
  rmSync(join(dataDir, "staging"), { recursive: true, force: true });
}

async function startRun({ warehouse, source, sample, by = null, target }: RunOptions & { target?: LoadRun }, at: Date): Promise<LoadRun> {
  const run: LoadRun = {
    id: await warehouse.nextLoadId(),
    state: "running",
    step: "waiting",
    rolledBackTo: target?.id ?? null,
    source,
    by,
    sample,
    startedAt: at.toISOString(),
    finishedAt: null,
    rowsDone: 0,
    rowsTotal: null,
    bytesDone: 0,
    bytesTotal: 0,
    parts: null,
    report: null,
    error: null,
    fault: null,
  };
  await warehouse.recordRun(run);
  return run;
}

function reasonOf(error: unknown, dataDir: string): Pick<LoadRun, "error" | "fault"> {
  const text = error instanceof Error ? error.message : String(error);
  if (isDiskFull(error)) return toldFault({ code: "disk_full", folder: dataDir, detail: text });
  if (error instanceof LoadRefusal) return toldFault(error.fault);
  if (error instanceof AppError && error.code === "load_cancelled") return toldFault({ code: "cancelled" });
  return { error: text, fault: null };
}

function toldFault(fault: LoadFault): Pick<LoadRun, "error" | "fault"> {
  return { error: faultText(fault), fault };
}

function stateAfter(error: unknown): LoadRun["state"] {
  if (!(error instanceof AppError)) return "failed";
  return error.code === "load_cancelled" ? "cancelled" : error.code === "load_refused" ? "refused" : "failed";
}
