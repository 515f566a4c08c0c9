/** `npm run bench`: measures the product whole, on this machine, beside the targets. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Finding } from "./finding.ts";
import { floorFindings, measureFloor } from "./floor.ts";
import { loadFindings, loadFolder } from "./load.ts";
import { describeMachine } from "./machine.ts";
import { type MemoryWatch, watchMemory } from "./memory.ts";
import { type Options, parseOptions, type Section, usage } from "./options.ts";
import { measurePage, pageFindings } from "./page.ts";
import { measurePaints, type PaintTimes, paintFindings } from "./paints.ts";
import { measurePaintsUnderLoad, underLoadFindings } from "./paints-under-load.ts";
import { type Beside, besideTable, measurePlainSql, plainFindings } from "./plain-sql.ts";
import { type Product, startProduct } from "./product.ts";
import { findingsTable } from "./report.ts";
import { measureRestarts } from "./restart.ts";
import { ensureSample } from "./sample-files.ts";

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
  const { folder, lines } = options;
  const dataDir = join(folder, "data");
  const isAsked = (section: Section) => options.only.includes(section);
  const findings: Finding[] = [];
  const report = (found: Finding[]) => {
    findings.push(...found);
    console.log(`${findingsTable(found)}\n`);
  };
  console.log(`${lines} order lines on ${describeMachine()}\n`);
  const sample = await ensureSample(folder, lines, 1);
  const floor = isAsked("floor") ? await measureFloor(sample, folder) : null;
  if (floor) report(floorFindings(floor));
  const measured = await withProduct(options, dataDir, (product, memory) =>
    measureProduct(product, memory, { options, sample, floorMs: floor?.ms ?? null, report }),
  );
  const beside = measured.times ? await measurePlainSql(dataDir, measured.times) : [];
  if (measured.times) report(plainFindings(beside));
  if (isAsked("restart")) report(await measureRestarts(dataDir, options.port));
  finish(options, findings, beside);
}

async function withProduct<T>({ port }: Options, dataDir: string, measure: (product: Product, memory: MemoryWatch) => Promise<T>): Promise<T> {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const product = await startProduct({ dataDir, port });
  const memory = watchMemory(product.pid);
  try {
    return await measure(product, memory);
  } finally {
    memory.stop();
    await product.stop();
  }
}

type Job = { options: Options; sample: string; floorMs: number | null; report: (found: Finding[]) => void };

async function measureProduct(product: Product, memory: MemoryWatch, { options, sample, floorMs, report }: Job): Promise<{ times: PaintTimes[] | null }> {
  const isAsked = (section: Section) => options.only.includes(section);
  const load = await loadFolder(product, sample);
  report(loadFindings(load, floorMs));
  let times: PaintTimes[] | null = null;
  if (isAsked("page")) await attempt("the page", () => reportPage(product, report));
  if (isAsked("paint")) {
    times = await measurePaints(product);
    report(paintFindings(times));
  }
  if (isAsked("load")) {
    report(underLoadFindings(await measurePaintsUnderLoad(product, await ensureSample(options.folder, options.lines, 2))));
    // The first shop again: what plain SQL is asked about.
    await loadFolder(product, sample);
  }
  report(memoryFindings(memory));
  return { times };
}

/** What cannot be measured is said, and does not cost the other measurements; the command then ends as failed. */
async function attempt(name: string, measure: () => Promise<void>): Promise<void> {
  try {
    await measure();
  } catch (error) {
    process.exitCode = 1;
    console.error(`NOT MEASURED: ${name}.`, error);
  }
}

async function reportPage(product: Product, report: Job["report"]): Promise<void> {
  const times = await measurePage(product.page);
  if (times) report(pageFindings(times));
  else console.error("NOT MEASURED: the page, because there is no Chromium. Run `npx playwright install chromium`, or install your system's.\n");
}

function memoryFindings(memory: MemoryWatch): Finding[] {
  const { worker, workerAlone, web } = memory.peaks();
  const mib = (bytes: number) => bytes / 1_048_576;
  return [
    { what: "memory, worker with a load's child, peak", value: mib(worker), unit: "MiB", target: { atMost: 2048 } },
    { what: "memory, worker alone, peak", value: mib(workerAlone), unit: "MiB" },
    { what: "memory, web, peak", value: mib(web), unit: "MiB" },
  ];
}

function finish({ json, lines, only }: Options, findings: Finding[], beside: Beside[]): void {
  const machine = describeMachine();
  mkdirSync(dirname(json), { recursive: true });
  writeFileSync(json, `${JSON.stringify({ lines, machine, only, measuredAt: new Date().toISOString(), findings, filterSets: beside }, null, 2)}\n`);
  const tables = [findingsTable(findings), ...(beside.length > 0 ? [besideTable(beside)] : [])];
  console.log(`${lines} order lines, ${machine}\n\n${tables.join("\n\n")}\n\nWritten to ${json}`);
}
