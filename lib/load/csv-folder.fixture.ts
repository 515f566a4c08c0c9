/** A small shop as CSV files, staged in this process. */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { LoadJob, SourceFile, StageOutcome } from "./load-job.ts";
import { type LoadTable, loadTables, type Reject } from "./load-run.ts";
import { stageLoad } from "./stage-load.ts";

/** O1 of Ana: 2 × 10.50 and 1 × 4.00; O2 of nobody: 1 × 100. */
export const goodFiles: Record<LoadTable, string> = {
  customers: "customer_id,name,country,signup_date\nC1,Ana,Chile,2024-01-31\n",
  orders: "order_id,customer_id,order_date,channel\nO1,C1,2025-09-15,Online\nO2,,2025-09-16,Store\n",
  order_items: "order_id,product_id,qty,unit_price\nO1,P1,2,10.50\nO1,P2,1,4.00\nO2,P1,1,100\n",
  products: "product_id,category,subcategory,price,cost\nP1,Books,Novels,10.50,4\nP2,Home,,,\n",
};

type Content = string | Buffer | null;
export type CsvFiles = Partial<Record<LoadTable, Content>>;

export async function writeCsvFolder(folder: string, files: CsvFiles = {}): Promise<string> {
  mkdirSync(folder, { recursive: true });
  for (const table of loadTables) {
    const content = files[table] === undefined ? goodFiles[table] : files[table];
    if (content !== null) writeFileSync(join(folder, `${table}.csv`), content);
  }
  return folder;
}

export type Staged = {
  outcome: StageOutcome;
  rejects: Reject[];
  /** `file:line column reason value` of each reject. */
  faults: string[];
  /** Of the staged Parquet of a table. */
  rows(table: LoadTable, columns: string): Promise<unknown[][]>;
};

/** Runs `use` on what the files were staged to, then removes it all. */
export async function stageFiles<T>(files: CsvFiles, options: Partial<LoadJob>, use: (staged: Staged) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "caudal-load-"));
  try {
    await writeCsvFolder(folder, files);
    const job = await loadJob(folder, files, options);
    const outcome = await stageLoad(job, () => {});
    const rejects = outcome.report.rejects;
    const faults = rejects.map(({ file, line, column, reason, value }) => [`${file}:${line ?? "-"}`, column ?? "-", reason, value ?? "-"].join(" "));
    return await use({ outcome, rejects, faults, rows: (table, columns) => ask(`select ${columns} from read_parquet('${folder}/${table}.parquet')`) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadJob(folder: string, files: CsvFiles, options: Partial<LoadJob>): Promise<LoadJob> {
  const source = (table: LoadTable): SourceFile => {
    const name = `${table}.csv`;
    const path = join(folder, name);
    return files[table] === null ? { name, path: null, bytes: 0 } : { name, path, bytes: statSync(path).size };
  };
  const streamingFile = join(folder, "fact_sales_streaming.parquet");
  await ask(
    `copy (select ''::text as event_id, ''::text as order_id, ''::text as customer_id, ''::text as product_id, 0::bigint as qty, 0::decimal(18,4) as unit_price,
       0::decimal(18,4) as gross_amount, ''::text as currency, now() as event_ts, now() as publish_ts, now() as ingest_ts, false as simulated, ''::text as run_id,
       ''::text as event_ts_text, 0::bigint as position where false) to '${streamingFile}' (format parquet)`,
  );
  return {
    id: 1,
    purpose: "load",
    files: { customers: source("customers"), orders: source("orders"), order_items: source("order_items"), products: source("products") },
    source: "/shop",
    otherFiles: [],
    folder,
    servingFile: join(folder, "serving.duckdb"),
    streamingFile,
    streamPosition: 0,
    currency: "USD",
    timeZone: "UTC",
    startedAt: "2025-10-01T12:00:00.000Z",
    acceptRejects: false,
    allowShrink: false,
    asOf: null,
    sample: false,
    former: null,
    formerFolder: null,
    firstSeen: [],
    memoryLimit: "300MB",
    threads: 1,
    ...options,
  };
}

async function ask(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    await connection.run("set TimeZone = 'UTC'");
    return (await connection.runAndReadAll(sql)).getRowsJS();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
