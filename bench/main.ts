/** `npm run bench`: measures the product whole, on this machine, beside the targets. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { measureBus } from "./bus.ts";
import type { Finding } from "./finding.ts";
import { floorFindings, measureFloor } from "./floor.ts";
import { measureIngest } from "./ingest.ts";
import { liveFindings, measureLive } from "./live.ts";
import { loadFindings, loadFolder } from "./load.ts";
import { describeMachine } from "./machine.ts";
import { type MemoryPeaks, memoryFindings, watchMemory } from "./memory.ts";
import { type Options, parseOptions, type Section, usage } from "./options.ts";
import { measurePage, pageFindings } from "./page.ts";
import { measurePaints, type PaintTimes, paintFindings } from "./paints.ts";
import { measurePaintsUnderLoad, underLoadFindings } from "./paints-under-load.ts";
import { type Beside, besideTable, measurePlainSql, plainFindings } from "./plain-sql.ts";
import { type Product, startProduct } from "./product.ts";
import { measureRefreshes } from "./refresh.ts";
import { findingsTable } from "./report.ts";
import { measureRestarts } from "./restart.ts";
import { ensureSample } from "./sample-files.ts";
import { measureViewers } from "./viewers.ts";

if (process.argv.includes("--help")) console.log(usage);
else await main(readOptions());

function readOptions(): Options {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(1);
  }
}

async function main(options: Options): Promise<void> {
  const { folder, lines, port } = options;
  const dataDir = join(folder, "data");
  const findings: Finding[] = [];
  const peaks: MemoryPeaks = { worker: 0, workerAlone: 0, web: 0 };
  const paints: PaintTimes[] = [];
  const beside: Beside[] = [];
  const report = (found: Finding[]) => {
    findings.push(...found);
    console.log(`${findingsTable(found)}\n`);
  };
  const measure = (section: Section, ask: () => Promise<Finding[]>) => (options.only.includes(section) ? attempt(section, ask).then(report) : undefined);
  const withProduct = <T>(ask: (product: Product) => Promise<T>) => runProduct(dataDir, port, peaks, ask);

  console.log(`${lines} order lines on ${describeMachine()}\n`);
  await measure("bus", () => measureBus(folder));
  await measure("ingest", () => measureIngest(folder));
  if (options.only.every((section) => section === "bus" || section === "ingest")) return finish(options, findings, beside);
  const sample = await ensureSample(folder, lines, 1);
  let floorMs: number | null = null;
  await measure("floor", async () => {
    const floor = await measureFloor(sample, folder);
    floorMs = floor.ms;
    return floorFindings(floor);
  });
  rmSync(dataDir, { recursive: true, force: true });
  await withProduct(async (product) => {
    report(loadFindings(await loadFolder(product, sample), floorMs));
    await measure("page", async () => pageFindings(await measurePage(product)));
    await measure("paint", async () => {
      paints.push(...(await measurePaints(product)));
      return paintFindings(paints);
    });
  });
  await measure("paint", async () => {
    beside.push(...(await measurePlainSql(dataDir, paints)));
    return plainFindings(beside);
  });
  await measure("restart", () => measureRestarts(dataDir, port));
  await measure("load", async () => {
    const other = await ensureSample(folder, lines, 2);
    return withProduct(async (product) => underLoadFindings(await measurePaintsUnderLoad(product, other)));
  });
  await measure("refresh", () => measureRefreshes(dataDir));
  await measure("live", () => withProduct(async (product) => liveFindings(await measureLive(product), lines)));
  await measure("viewers", () => withProduct(measureViewers));
  report(memoryFindings(peaks));
  finish(options, findings, beside);
}

async function runProduct<T>(dataDir: string, port: number, peaks: MemoryPeaks, ask: (product: Product) => Promise<T>): Promise<T> {
  mkdirSync(dataDir, { recursive: true });
  const product = await startProduct({ dataDir, port });
  const unwatch = watchMemory(product.pid, peaks);
  try {
    return await ask(product);
  } finally {
    unwatch();
    await product.stop();
  }
}

/** What cannot be measured is said, and does not cost the other measurements; the command then ends as failed. */
async function attempt(section: Section, ask: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await ask();
  } catch (error) {
    process.exitCode = 1;
    console.error(`NOT MEASURED: ${section}.`, error);
    return [];
  }
}

function finish({ json, lines, only }: Options, findings: Finding[], beside: Beside[]): void {
  const machine = describeMachine();
  mkdirSync(dirname(json), { recursive: true });
  writeFileSync(json, `${JSON.stringify({ lines, machine, only, measuredAt: new Date().toISOString(), findings, filterSets: beside }, null, 2)}\n`);
  const tables = [findingsTable(findings), ...(beside.length > 0 ? [besideTable(beside)] : [])];
  console.log(`${lines} order lines, ${machine}\n\n${tables.join("\n\n")}\n\nWritten to ${json}`);
}
