/** `npm run sample -- --out FOLDER`: writes the sample store's four CSV files. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { addDays, storeClock } from "../lib/sales/days.ts";
import { prepareSampleFolder } from "../lib/simulate/sample-folder.ts";
import { maxSampleLines, writeSampleStore } from "../lib/simulate/sample-store.ts";

const usage = `npm run sample -- --out FOLDER [--lines N] [--seed S] [--until DATE]

  --out     an empty folder, or one with an earlier sample
  --lines   rows of order_items.csv, 1 to ${maxSampleLines} (10000)
  --seed    the same seed gives the same shop (1)
  --until   last day of the history, as 2026-01-31 (yesterday)
`;

export function parseSampleArguments(args: string[], yesterday: string) {
  const given = readArguments(args);
  if (!given.out) throw wrong("out", "", "say where the files go: --out FOLDER");
  return {
    folder: resolve(given.out),
    lines: wholeNumber("lines", given.lines ?? "10000", 1, maxSampleLines),
    seed: wholeNumber("seed", given.seed ?? "1", 0, 4_294_967_295),
    until: isoDate("until", given.until ?? yesterday),
  };
}

function readArguments(args: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args, options: { out: text, lines: text, seed: text, until: text } }).values;
  } catch (cause) {
    throw new AppError("invalid_parameter", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function wholeNumber(field: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw wrong(field, value, `must be a whole number from ${least} to ${most}`);
}

function isoDate(field: string, value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  const whole = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  if (whole && value >= "2000-01-01") return value;
  throw wrong(field, value, "must be a date from 2000-01-01 on, as 2026-01-31");
}

function wrong(field: string, value: string, reason: string): AppError {
  return new AppError("invalid_parameter", `--${field}${value ? ` ${value}` : ""}: ${reason}`, { field, value });
}

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return void process.stdout.write(usage);
  const yesterday = addDays(storeClock(new Date(), config().storeTimeZone).slice(0, 10), -1);
  const { folder, ...origin } = parseSampleArguments(process.argv.slice(2), yesterday);
  await prepareSampleFolder(folder, origin);
  const started = performance.now();
  const written = await writeSampleStore({ folder, ...origin, onProgress: showProgress(origin.lines) });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${origin.lines} order lines, ${written.orders} orders, ${written.customers} customers, ${written.products} products in ${seconds} s: ${folder}`);
  console.log(`To see them: npm run load -- ${folder}`);
}

/** On a terminal, at most ten times a second. */
function showProgress(lines: number): (done: number) => void {
  let shownAt = 0;
  return (done) => {
    const now = performance.now();
    if (!process.stderr.isTTY || (now - shownAt < 100 && done < lines)) return;
    shownAt = now;
    process.stderr.write(`\r${Math.floor((100 * done) / lines)} %  ${done} of ${lines} lines${done < lines ? "" : "\n"}`);
  };
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 1;
  });
}
