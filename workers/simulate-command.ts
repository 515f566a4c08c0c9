/** `npm run simulate`: sends made-up orders to the running product and checks that it shows them. */
import { createInterface } from "node:readline/promises";
import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { fetchWorker } from "../lib/worker-client.ts";
import { showLiveLine } from "./simulate/live-line.ts";
import { type FollowedRun, simulate } from "./simulate/simulate.ts";
import { parseSimulateArguments, type SimulateArguments, simulateUsage, UsageError } from "./simulate/simulate-arguments.ts";
import { verdictText } from "./simulate/verdict-text.ts";

try {
  process.exitCode = process.argv.includes("--help") ? help() : await main();
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${simulateUsage}`);
  else if (error instanceof AppError) console.error(errorText(error));
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function errorText({ code, message }: AppError): string {
  return code === "worker_unreachable" ? `No Caudal answers at ${config().workerUrl}. Start it (npm start), then try again.` : message;
}

function help(): number {
  console.log(simulateUsage);
  return 0;
}

async function main(): Promise<number> {
  const given = parseSimulateArguments(process.argv.slice(2), Date.now());
  const stop = new AbortController();
  process.once("SIGINT", () => endSending(stop));
  process.once("SIGTERM", () => endSending(stop));
  const onStart = (run: { runId: string; startedAt: number }) => console.log(startText(given, run));
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const follow = (run: FollowedRun) => showLiveLine(run, process.stderr);
  const ask = (path: string, request?: RequestInit) => fetchWorker(null, path, request);
  const { sending, rows } = await simulate({ ...given, fetchWorker: ask, stop: stop.signal, say, follow, agrees, onStart });
  const { tally, seconds, resent, firstWrong } = sending;
  console.log(sentText(tally.deliveries, seconds, resent));
  console.log(verdictText(rows));
  if (firstWrong !== null) console.log(`\nThe first event that was answered otherwise:\n  ${firstWrong}`);
  return rows.every(({ isEqual }) => isEqual) ? 0 : 1;
}

function startText({ perSecond, durationMs, seed }: SimulateArguments, { runId, startedAt }: { runId: string; startedAt: number }): string {
  return `Run ${runId} (--seed ${seed} --start ${new Date(startedAt).toISOString()}): ${perSecond} events/s for ${durationMs / 1000} s to ${config().workerUrl}. Ctrl-C ends it early.`;
}

function sentText(deliveries: number, seconds: number, resent: number): string {
  const perSecond = (deliveries / Math.max(seconds, 1)).toFixed(1);
  return `${deliveries} events in ${seconds.toFixed(1)} s (${perSecond}/s)${resent > 0 ? `, ${resent} sent again since their answer was lost` : ""}`;
}

/** What was sent is still checked; a second Ctrl-C ends at once. */
function endSending(stop: AbortController): void {
  stop.abort();
  console.error("\nSending ends; the numbers are still checked. Ctrl-C again to leave.");
  process.once("SIGINT", () => process.exit(130));
}

async function agrees(realEvents: number): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`This store has received ${realEvents} real live events. Mix made-up orders with them? (y/N) `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
