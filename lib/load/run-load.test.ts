import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFolderFileStore } from "../files/open-folder-file-store.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { type CsvFiles, writeCsvFolder } from "./csv-folder.fixture.ts";
import type { LoadRun } from "./load-run.ts";
import { type LoadOptions, type LoadResult, runLoad } from "./run-load.ts";

const settings = { currency: "USD", timeZone: "UTC", memoryLimit: "300MB", threads: 1 };

let dataDir = "";
let warehouse: DuckdbWarehouse;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "caudal-run-load-"));
  warehouse = await openDuckdbWarehouse({ ...settings, file: join(dataDir, "warehouse.duckdb") });
});
afterEach(async () => {
  await warehouse.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function load(files: CsvFiles, options: Partial<LoadOptions> = {}): Promise<LoadResult> {
  const folder = await writeCsvFolder(mkdtempSync(join(dataDir, "csv-")), files);
  const request = { acceptRejects: false, allowShrink: false };
  const shared = { ...settings, warehouse, source: "my files", sample: false, recut: false, dataDir, onProgress: () => {} };
  return runLoad({ ...shared, files: openFolderFileStore(folder), request, ...options });
}

const badLine = "order_id,product_id,qty,unit_price\nO1,P1,2,10.50\nO2,P1,1,1O\n";

describe("a load", () => {
  it("is swapped in, served from a file of its own, and recorded", async () => {
    const { run, servingFile } = await load({});
    expect(run).toMatchObject({ id: 1, state: "done", rowsDone: 8, rowsTotal: 8, error: null, report: { after: { revenue: "125.00" } } });
    expect(await warehouse.position()).toEqual({ version: 1, loadId: 1, streamPosition: 0 });
    expect(existsSync(servingFile ?? "")).toBe(true);
    expect(await warehouse.totals()).toEqual(run.report?.after);
    expect(await warehouse.currentLoad()).toEqual(run);
    expect(readdirSync(join(dataDir, "staging"))).toEqual([]);
  });

  it("says how far it is, step by step", async () => {
    const steps: string[] = [];
    await load({}, { onProgress: ({ step }) => steps.at(-1) !== step && steps.push(step) });
    expect(steps).toEqual(["waiting", "reading", "checking", "writing", "serving", "swapping", "done"]);
  });

  it("of the same files changes nothing", async () => {
    await load({});
    const again = await load({});
    expect(again).toMatchObject({ run: { id: 2, state: "unchanged", report: { after: { revenue: "125.00" } } }, servingFile: null });
    expect(await warehouse.position()).toMatchObject({ version: 1, loadId: 1 });
    expect(existsSync(join(dataDir, "serving", "load-1.duckdb"))).toBe(true);
  });

  it("of the same files under another as_of or new settings is a new load", async () => {
    await load({});
    const request = { acceptRejects: false, allowShrink: false, asOf: "2025-09-16T00:00:00Z" };
    expect((await load({}, { request })).run.state).toBe("done");
    expect((await load({}, { request })).run.state).toBe("unchanged");
    expect((await load({}, { request, recut: true })).run.state).toBe("done");
  });

  it("that is refused leaves the former data, and says why", async () => {
    await load({});
    const { run, servingFile } = await load({ order_items: badLine });
    expect(run).toMatchObject({ state: "refused", error: expect.stringContaining("order_items.csv, line 3: unit_price must be a number") });
    expect(run.report?.before).toMatchObject({ revenue: "125.00" });
    expect(servingFile).toBeNull();
    expect((await warehouse.totals()).revenue).toBe("125.00");
    expect(readdirSync(join(dataDir, "serving"))).toEqual(["load-1.duckdb"]);
  });

  it("with its rejects accepted keeps them beside the good rows", async () => {
    const { run } = await load({ order_items: badLine }, { request: { acceptRejects: true, allowShrink: false } });
    expect(run).toMatchObject({ state: "done", report: { rejectedRows: 1, after: { revenue: "21.00", orders: 2, lines: 1 } } });
    expect(await warehouse.rejects(1, 10)).toEqual(run.report?.rejects);
  });

  it("whose report could not be read back fails before anything is put in place", async () => {
    await load({});
    const request = { acceptRejects: false, allowShrink: false, asOf: "0000-01-01T00:00:00+14:00" };
    expect((await load({}, { request })).run).toMatchObject({ state: "failed", report: null });
    expect(await warehouse.currentLoad()).toMatchObject({ id: 1, state: "done" });
  });

  it.runIf(process.platform === "linux").each(["orders", "order_items"] as const)("says when %s.csv is not a file, or cannot be read", async (table) => {
    const folder = await writeCsvFolder(join(dataDir, "odd"), { [table]: null });
    const files = openFolderFileStore(folder);
    const odd = join(folder, `${table}.csv`);
    mkdirSync(odd);
    expect((await load({}, { files })).run).toMatchObject({ state: "refused", error: `${table}.csv is not a file but a folder. The former data stays.` });
    rmdirSync(odd);
    execFileSync("mkfifo", [odd]);
    expect((await load({}, { files })).run).toMatchObject({ state: "refused", error: expect.stringContaining("not a file but a pipe") });
    rmSync(odd);
    symlinkSync("/proc/self/mem", odd);
    expect((await load({}, { files })).run).toMatchObject({ state: "refused", error: expect.stringContaining(`${table}.csv cannot be read (EIO)`) });
  });

  it("of an empty folder, or one that is not there, says what is missing", async () => {
    const none = { customers: null, orders: null, order_items: null, products: null };
    expect((await load(none)).run).toMatchObject({
      state: "refused",
      error: expect.stringContaining("customers.csv, orders.csv, order_items.csv, products.csv are missing in my files. The former data stays."),
    });
    const { run } = await load({}, { files: openFolderFileStore(join(dataDir, "nowhere")) });
    expect(run).toMatchObject({ state: "failed", error: expect.stringContaining("There is no folder") });
  });
});

describe("a load that is broken off", () => {
  it("by a kill of its process leaves the former data", async () => {
    await load({});
    const { run } = await load({ order_items: badLine }, { onStart: (pid) => process.kill(pid, "SIGKILL") });
    expect(run).toMatchObject({ state: "failed", error: expect.stringContaining("SIGKILL") });
    expect((await warehouse.totals()).revenue).toBe("125.00");
    expect((await load({})).run.state).toBe("unchanged");
  });

  it("by a full disk leaves the former data and nothing else, and says so", async () => {
    await load({});
    const full = "Checkpoint failed: Could not write file: No space left on device";
    const onStart = (pid: number) => {
      writeFileSync(join(dataDir, "serving", "load-2.duckdb.wal"), "half");
      process.kill(pid, "SIGKILL");
      throw new Error(full);
    };
    const { run } = await load({ order_items: badLine }, { onStart });
    expect(run).toMatchObject({
      state: "failed",
      error: `There is no room left on the disk for ${dataDir}. Make some and load again; the former data stays. (${full})`,
    });
    expect(readdirSync(join(dataDir, "serving"))).toEqual(["load-1.duckdb"]);
  });

  it.each(["O3,C1,2025-09-17,Online\n", "O3,C1,2025-09-17\n"])("by a file that changes meanwhile leaves the former data: %j", async (row) => {
    await load({});
    const folder = await writeCsvFolder(join(dataDir, "growing"), { order_items: "order_id,product_id,qty,unit_price\nO1,P1,9,9\nO2,P1,9,9\n" });
    const onProgress = ({ step }: LoadRun) => step === "reading" && appendFileSync(join(folder, "orders.csv"), row);
    const { run } = await load({}, { files: openFolderFileStore(folder), onProgress });
    expect(run).toMatchObject({ state: "refused", error: expect.stringContaining("orders.csv was changed while it was read") });
    expect((await warehouse.totals()).revenue).toBe("125.00");
  });

  it("by its owner is cancelled", async () => {
    const cancel = new AbortController();
    const { run } = await load({}, { signal: cancel.signal, onProgress: ({ step }) => step === "reading" && cancel.abort() });
    expect(run).toMatchObject({ state: "cancelled", finishedAt: expect.any(String) });
    expect(await warehouse.position()).toMatchObject({ version: 0 });
    expect(readdirSync(join(dataDir, "serving"))).toEqual([]);
  });

  it.each(["reading", "swapping"])("by a kill of everything while %s leaves the former data", async (step) => {
    await load({});
    await warehouse.close();
    const folder = await writeCsvFolder(join(dataDir, "new"), { order_items: "order_id,product_id,qty,unit_price\nO1,P1,9,9\nO2,P1,9,9\n" });
    const script = new URL("killed-load.fixture.ts", import.meta.url).pathname;
    expect(() => execFileSync(process.execPath, [script, dataDir, folder, step], { stdio: "ignore" })).toThrow();
    await expect.poll(() => isRunning(Number(readFileSync(join(dataDir, "child.pid"), "utf8"))), { timeout: 10_000 }).toBe(false);
    warehouse = await openDuckdbWarehouse({ ...settings, file: join(dataDir, "warehouse.duckdb") });
    expect(await warehouse.position()).toMatchObject({ version: 1, loadId: 1 });
    expect((await warehouse.totals()).revenue).toBe("125.00");
    expect((await load({ order_items: badLine.replace("1O", "10") })).run.state).toBe("done");
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
