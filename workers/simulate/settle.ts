/** Waits until the product shows what it must, or its numbers stand still. */
import { setTimeout as sleep } from "node:timers/promises";
import { RunCounts } from "../../lib/simulate/orders/run-counts.ts";
import { judge, type Screen, type VerdictRow } from "../../lib/simulate/orders/verdict.ts";
import { Status } from "../../lib/status.ts";
import { readScreen } from "./read-screen.ts";
import type { Sending } from "./send-run.ts";
import { ask, type FetchWorker } from "./worker-access.ts";

type Options = { fetchWorker: FetchWorker; runId: string; digits: number; sending: Sending; before: Before; waitMs: number; pollMs?: number };
/** What was there when the run began. */
export type Before = { screen: Screen; otherLines: number };

/** A worker that crashed again and again is started at most half a minute later. */
const awayMs = 60_000;

/** The verdict, once all is equal and nothing waits any more, else after `waitMs` without a change. Throws when the worker stays away. */
export async function settle(options: Options): Promise<VerdictRow[]> {
  let seen = "";
  let changedAt = performance.now();
  for (;;) {
    const looked = await look(options).catch((error: Error) => error);
    if (!(looked instanceof Error)) {
      const { rows, backlog } = looked;
      if (backlog === 0 && rows.every(({ isEqual }) => isEqual)) return rows;
      const now = JSON.stringify([backlog, rows]);
      if (now !== seen) changedAt = performance.now();
      seen = now;
    }
    const patienceMs = looked instanceof Error ? Math.max(options.waitMs, awayMs) : options.waitMs;
    if (performance.now() - changedAt > patienceMs) {
      if (looked instanceof Error) throw looked;
      return looked.rows;
    }
    await sleep(options.pollMs ?? 250);
  }
}

async function look({ fetchWorker, runId, digits, sending, before }: Options): Promise<{ rows: VerdictRow[]; backlog: number }> {
  const { ingest } = await ask(fetchWorker, "/v1/status", Status);
  const counts = await ask(fetchWorker, `/v1/simulator/runs/${runId}`, RunCounts);
  const after = await readScreen(fetchWorker);
  const { tally, resent, wrongAnswers } = sending;
  return {
    rows: judge({ tally, digits, resent, wrongAnswers, before: before.screen, after, otherLinesBefore: before.otherLines, counts }),
    backlog: ingest.backlog,
  };
}
