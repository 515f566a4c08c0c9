/** One load from its files to the warehouse: staged and checked in a child, swapped in here, recorded whatever happens. */
import { createWriteStream, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "../errors.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { faultText, LoadRefusal } from "./fault-text.ts";
import { filesHash } from "./files-hash.ts";
import type { FormerLoad, LoadJob, SourceFile } from "./load-job.ts";
import { type LoadFault, type LoadRequest, type LoadRun, type LoadTable, loadTables, withSuperseded } from "./load-run.ts";
import { stageInChild } from "./stage-in-child.ts";

export type LoadOptions = {
  warehouse: Pick<Warehouse, "swapLoad" | "recordRun" | "nextLoadId" | "currentLoad" | "firstSeen" | "extractStreaming" | "superseded">;
  files: FileStore;
  /** Shown to people: the folder. */
  source: string;
  sample: boolean;
  request: Pick<LoadRequest, "acceptRejects" | "allowShrink" | "asOf">;
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
  /** The child's process id. */
  onStart?: (pid: number) => void;
  now?: () => Date;
};

/** `servingFile` (complete, not yet attached) only when the load is in: state `done`. */
export type LoadResult = { run: LoadRun; servingFile: string | null };

const totalsAlone = { limit: 0, offset: 0 };

/** Every end of a load is a recorded run, not an exception: `done`, `unchanged`, `refused`, `cancelled`, `failed`. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
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
    const job = await prepareJob(options, run, folder, servingFile);
    const outcome = await stageInChild(job, { onProgress: update, signal: options.signal, onStart: options.onStart });
    if (outcome.state === "unchanged")
      return await end({ state: "unchanged", step: "done", report: withSuperseded(outcome.report, await warehouse.superseded(totalsAlone)) });
    if (outcome.state === "refused") return await end({ state: "refused", step: "done", report: outcome.report, ...toldFault(outcome.fault) });
    update({ step: "swapping", report: outcome.report });
    const done: LoadRun = { ...run, state: "done", step: "done", finishedAt: now().toISOString() };
    const swapped = await warehouse.swapLoad({ folder }, done);
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

async function startRun({ warehouse, source, sample }: LoadOptions, at: Date): Promise<LoadRun> {
  const run: LoadRun = {
    id: await warehouse.nextLoadId(),
    state: "running",
    step: "waiting",
    source,
    sample,
    startedAt: at.toISOString(),
    finishedAt: null,
    rowsDone: 0,
    rowsTotal: null,
    bytesDone: 0,
    bytesTotal: 0,
    report: null,
    error: null,
    fault: null,
  };
  await warehouse.recordRun(run);
  return run;
}

async function prepareJob(options: LoadOptions, run: LoadRun, folder: string, servingFile: string): Promise<LoadJob> {
  const { warehouse, request, currency, timeZone, memoryLimit, threads, sample } = options;
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(options.dataDir, "serving"), { recursive: true });
  const { files, otherFiles } = await sourceFiles(options.files, folder);
  const [{ streamPosition }, current, firstSeen] = await Promise.all([warehouse.extractStreaming(folder), warehouse.currentLoad(), warehouse.firstSeen()]);
  return {
    id: run.id,
    files,
    source: run.source,
    otherFiles,
    folder,
    servingFile,
    streamingFile: join(folder, "fact_sales_streaming.parquet"),
    streamPosition,
    currency,
    timeZone,
    startedAt: run.startedAt,
    acceptRejects: request.acceptRejects,
    allowShrink: request.allowShrink,
    asOf: request.asOf ?? null,
    sample,
    former: current && formerLoad(current, options.recut),
    firstSeen: [...firstSeen].map(([hash, at]) => [hash, at.toISOString()]),
    memoryLimit,
    threads,
  };
}

function formerLoad({ sample, report }: LoadRun, recut: boolean): FormerLoad {
  return {
    filesHash: recut || !report ? null : filesHash(report.files),
    sample,
    asOf: report?.asOf ?? null,
    asOfGiven: report?.asOfGiven ?? false,
    rejectedRows: report?.rejectedRows ?? 0,
    totals: report?.after ?? null,
  };
}

/** Files that are not on this machine are copied into `folder` first. */
async function sourceFiles(files: FileStore, folder: string): Promise<Pick<LoadJob, "files" | "otherFiles">> {
  const listed = await files.list();
  const found = async (table: LoadTable): Promise<SourceFile> => {
    const name = `${table}.csv`;
    const stored = listed.find((file) => file.name === name);
    if (!stored) return noFile(name, files.localPath(name));
    const path = files.localPath(name) ?? (await copyHere(files, name, join(folder, name)));
    return { name, path, bytes: statSync(path).size };
  };
  const [customers, orders, order_items, products] = await Promise.all([found("customers"), found("orders"), found("order_items"), found("products")]);
  const names = loadTables.map((table) => `${table}.csv`);
  return { files: { customers, orders, order_items, products }, otherFiles: listed.map((file) => file.name).filter((name) => !names.includes(name)) };
}

/** What has the file's name may be something else: a folder, a pipe. */
function noFile(name: string, path: string | null): SourceFile {
  if (path === null || !existsSync(path)) return { name, path: null, bytes: 0 };
  throw new LoadRefusal({ code: "not_a_file", file: name, is: statSync(path).isDirectory() ? "folder" : "pipe" });
}

async function copyHere(files: FileStore, name: string, path: string): Promise<string> {
  await pipeline(await files.open(name), createWriteStream(path));
  return path;
}

function reasonOf(error: unknown, dataDir: string): Pick<LoadRun, "error" | "fault"> {
  const text = error instanceof Error ? error.message : String(error);
  const isFull = /No space left on device|Disk quota exceeded|File too large|ENOSPC|EDQUOT|EFBIG/.test(text);
  if (isFull) return toldFault({ code: "disk_full", folder: dataDir, detail: text });
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
