/** What a load's child process is told: the files, what stands in the warehouse, the live lines. */
import { createWriteStream, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileStore } from "../files/file-store.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { LoadRefusal } from "./fault-text.ts";
import { filesHash } from "./files-hash.ts";
import type { FormerLoad, LoadJob, SourceFile } from "./load-job.ts";
import { type LoadRequest, type LoadRun, type LoadTable, loadTables } from "./load-run.ts";

type Setting = {
  warehouse: Pick<Warehouse, "currentLoad" | "firstSeen" | "extractStreaming">;
  recut: boolean;
  sample: boolean;
} & Pick<LoadJob, "currency" | "timeZone" | "memoryLimit" | "threads">;

type Wanted = Pick<LoadJob, "purpose" | "files" | "otherFiles" | "folder" | "servingFile"> & {
  run: Pick<LoadRun, "id" | "source" | "startedAt">;
  request: Pick<LoadRequest, "acceptRejects" | "allowShrink" | "asOf">;
  formerFolder?: string | null;
};

export async function prepareJob(setting: Setting, { run, request, folder, formerFolder = null, ...wanted }: Wanted): Promise<LoadJob> {
  const { warehouse, currency, timeZone, memoryLimit, threads, sample } = setting;
  mkdirSync(folder, { recursive: true });
  mkdirSync(dirname(wanted.servingFile), { recursive: true });
  const [{ streamPosition }, current, firstSeen] = await Promise.all([warehouse.extractStreaming(folder), warehouse.currentLoad(), warehouse.firstSeen()]);
  return {
    ...wanted,
    id: run.id,
    source: run.source,
    folder,
    streamingFile: join(folder, "fact_sales_streaming.parquet"),
    streamPosition,
    currency,
    timeZone,
    startedAt: run.startedAt,
    acceptRejects: request.acceptRejects,
    allowShrink: request.allowShrink,
    asOf: request.asOf ?? null,
    sample,
    former: current && formerLoad(current, setting.recut),
    formerFolder,
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
export async function sourceFiles(files: FileStore, folder: string): Promise<Pick<LoadJob, "files" | "otherFiles">> {
  mkdirSync(folder, { recursive: true });
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

const nothing = (name: string): SourceFile => ({ name, path: null, bytes: 0 });

/** For a job that reads none. */
export const noFiles: Pick<LoadJob, "files" | "otherFiles"> = {
  files: {
    customers: nothing("customers.csv"),
    orders: nothing("orders.csv"),
    order_items: nothing("order_items.csv"),
    products: nothing("products.csv"),
  },
  otherFiles: [],
};
