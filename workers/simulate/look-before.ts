/** What is there before a run: the numbers that it is measured by. */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type ErrorCode } from "../../lib/errors.ts";
import { RunCounts } from "../../lib/simulate/orders/run-counts.ts";
import { Status } from "../../lib/status.ts";
import { readScreen } from "./read-screen.ts";
import type { Before } from "./settle.ts";
import { ask, type FetchWorker } from "./worker-access.ts";

type Looking = { say: (text: string) => void; patienceMs?: number; pauseMs?: number };

/** A commit reaches the screen within this. */
const stillMs = 500;
const passing: ErrorCode[] = ["too_slow", "worker_unreachable", "warehouse_unavailable", "serving_outdated"];

/** What fails of a slow or absent worker is tried again. Throws AppError `invalid_parameter` when the run was sent before, and whatever the last try failed of. */
export async function lookBefore(fetchWorker: FetchWorker, runId: string, { say, patienceMs = 120_000, pauseMs = 1_000 }: Looking): Promise<Before> {
  const since = performance.now();
  for (;;) {
    try {
      return await lookUntilStill(fetchWorker, runId);
    } catch (error) {
      if (!(error instanceof AppError) || !passing.includes(error.code)) throw error;
      const text = `The numbers from before the run could not be read: ${error.message}`;
      if (performance.now() - since > patienceMs) throw new AppError(error.code, `${text} Nothing was sent.`, { cause: error });
      say(`${text} Trying again …`);
      await sleep(pauseMs);
    }
  }
}

/** What others sent may still be on its way to the screen: it is waited for, but not for ever. */
async function lookUntilStill(fetchWorker: FetchWorker, runId: string): Promise<Before> {
  let before = await lookOnce(fetchWorker, runId);
  for (let tries = 0; tries < 20; tries++) {
    const { ingest } = await ask(fetchWorker, "/v1/status", Status);
    await sleep(stillMs);
    const now = await lookOnce(fetchWorker, runId);
    const isStill = ingest.backlog === 0 && now.otherLines === before.otherLines && now.screen.all.lines === before.screen.all.lines;
    before = now;
    if (isStill) break;
  }
  return before;
}

async function lookOnce(fetchWorker: FetchWorker, runId: string): Promise<Before> {
  const { lines, refused, otherLines, isPurged } = await ask(fetchWorker, `/v1/simulator/runs/${runId}`, RunCounts);
  if (isPurged)
    throw new AppError("invalid_parameter", `${runId} was sent before and purged, so that none of its events would count. Give another --seed or --start.`);
  if (lines + refused > 0)
    throw new AppError("invalid_parameter", `${runId} was sent before: all its events would be duplicates. Give another --seed or --start.`);
  return { screen: await readScreen(fetchWorker), otherLines };
}
