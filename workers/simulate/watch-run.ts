/** How a run is going: what must come of what was sent, beside what the product shows of it by now. */
import { setTimeout as sleep } from "node:timers/promises";
import { amountText } from "../../lib/simulate/orders/amounts.ts";
import { RunCounts } from "../../lib/simulate/orders/run-counts.ts";
import type { Tally } from "../../lib/simulate/orders/tally.ts";
import type { Shown } from "../../lib/simulate/orders/verdict.ts";
import type { LiveRow, RunReport } from "../../lib/simulate/simulator.ts";
import { Status } from "../../lib/status.ts";
import { readStreaming } from "./read-screen.ts";
import type { FollowedRun } from "./simulate.ts";
import { ask } from "./worker-access.ts";

type Seen = { waiting: number; shown: Shown; counts: RunCounts };

const everyMs = 1_000;
/** From one look to the next, in times of what the last took: the worker has other work. */
const pauses = 2;
const longestPauseMs = 5_000;

/** Tells every second, and looks as often as the worker answers it lightly. `isChecking`: nothing more is sent. */
export function watchRun(run: FollowedRun, isChecking: () => boolean, tell: (report: RunReport) => void): { end(): void } {
  const ending = new AbortController();
  let seen: Seen | null = null;
  const timer = setInterval(() => tell(reportOf(run, isChecking(), seen)), everyMs);

  async function keepLooking(): Promise<void> {
    while (!ending.signal.aborted) {
      const since = performance.now();
      seen = await look(run).catch(() => seen);
      const pauseMs = Math.min(Math.max(everyMs, pauses * (performance.now() - since)), longestPauseMs);
      await sleep(pauseMs, null, { signal: ending.signal }).catch(() => null);
    }
  }
  void keepLooking();
  return {
    end() {
      ending.abort();
      clearInterval(timer);
    },
  };
}

async function look({ fetchWorker, runId }: FollowedRun): Promise<Seen> {
  const [{ ingest }, counts, shown] = await Promise.all([
    ask(fetchWorker, "/v1/status", Status),
    ask(fetchWorker, `/v1/simulator/runs/${runId}`, RunCounts),
    readStreaming(fetchWorker),
  ]);
  return { waiting: ingest.backlog, shown, counts };
}

function reportOf({ sending, digits, before }: FollowedRun, isChecking: boolean, seen: Seen | null): RunReport {
  const { tally, accepted, refused, seconds } = sending;
  const was = before.screen.streaming;
  const amount = (name: string, expected: bigint, shown: bigint | undefined): LiveRow => ({
    name,
    expected: amountText(expected, digits),
    shown: shown === undefined ? null : amountText(shown, digits),
  });
  const count = (name: string, expected: number, shown: number | undefined): LiveRow => ({
    name,
    expected: String(expected),
    shown: shown === undefined ? null : String(shown),
  });
  const grown = (metric: "orders" | "lines" | "units" | "customers") => seen && seen.shown[metric] - was[metric];
  return {
    isChecking,
    seconds,
    sent: tally.deliveries,
    accepted,
    refused,
    waiting: seen?.waiting ?? null,
    amounts: [
      amount("revenue", tally.revenue, seen ? seen.shown.revenue - was.revenue : undefined),
      amount("sales", tally.sales, seen ? seen.shown.sales - was.sales : undefined),
    ],
    counts: [
      count("orders", tally.orders, grown("orders") ?? undefined),
      count("lines", tally.lines, grown("lines") ?? undefined),
      count("units", tally.units, grown("units") ?? undefined),
      count("customers", tally.customers, grown("customers") ?? undefined),
      count("superseded", tally.superseded.lines, seen?.counts.superseded.lines),
      count("duplicates", tally.duplicates, seen?.counts.duplicates),
      count("differing", tally.differing, seen?.counts.differing),
      count("refused", tally.refused, seen?.counts.refused),
    ],
    refusals: refusals(tally, seen).map(({ name, expected, shown }) => count(name, expected, shown)),
  };
}

function refusals({ refusals: expected }: Tally, seen: Seen | null): { name: string; expected: number; shown: number | undefined }[] {
  const shown = new Map(seen?.counts.refusals.map(({ field, rule, events }) => [`${field} ${rule}`, events]));
  const names = [...new Set([...expected.keys(), ...shown.keys()])].toSorted();
  return names.map((name) => ({ name, expected: expected.get(name) ?? 0, shown: seen ? (shown.get(name) ?? 0) : undefined }));
}
