/** A run of the order simulator from its first event to the verdict. */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../lib/errors.ts";
import { runIdOf } from "../../lib/simulate/orders/id-maker.ts";
import { planDeliveries } from "../../lib/simulate/orders/plan-deliveries.ts";
import { RunCounts } from "../../lib/simulate/orders/run-counts.ts";
import { ShopSample } from "../../lib/simulate/orders/shop-sample.ts";
import type { VerdictRow } from "../../lib/simulate/orders/verdict.ts";
import { Status } from "../../lib/status.ts";
import { showLiveLine } from "./live-line.ts";
import { createPublisher } from "./publisher.ts";
import { readScreen } from "./read-screen.ts";
import { newSending, type Sending, sendRun } from "./send-run.ts";
import { type Before, settle } from "./settle.ts";
import type { SimulateArguments } from "./simulate-arguments.ts";
import { ask, type FetchWorker } from "./worker-access.ts";

/** A commit reaches the screen within this. */
const stillMs = 500;

type Options = SimulateArguments & {
  fetchWorker: FetchWorker;
  /** Ends the sending, not the check. */
  stop: AbortSignal;
  out: NodeJS.WriteStream;
  /** Asked before made-up orders are mixed with real ones. */
  agrees: (realEvents: number) => Promise<boolean>;
  onStart?: (run: { runId: string; startedAt: number }) => void;
};

/** Throws AppError `forbidden` when it must not run here, and whatever sending and asking fail of. */
export async function simulate(options: Options): Promise<{ runId: string; sending: Sending; rows: VerdictRow[] }> {
  const { fetchWorker, stop, out, agrees, waitMs, yes, onStart, start, ...asked } = options;
  const sample = await ask(fetchWorker, "/v1/simulator/sample", ShopSample);
  if (sample.realEvents > 0 && !yes && !(await agrees(sample.realEvents))) throw mixed(sample.realEvents);
  const plan = { ...asked, startedAt: start ?? Date.now() };
  const runId = runIdOf(plan);
  const before = await lookBefore(fetchWorker, runId);
  const deliveries = planDeliveries(plan, sample);
  onStart?.({ runId, startedAt: plan.startedAt });
  const sending = newSending();
  const live = showLiveLine({ fetchWorker, sending, digits: sample.digits, revenueBefore: before.screen.streaming.revenue, out });
  try {
    await sendRun(deliveries, createPublisher({ fetchWorker, runId }), stop, sending);
    return { runId, sending, rows: await settle({ fetchWorker, runId, digits: sample.digits, sending, before, waitMs }) };
  } finally {
    live.end();
  }
}

/** What others sent may still be on its way to the screen: it is waited for, but not for ever. */
async function lookBefore(fetchWorker: FetchWorker, runId: string): Promise<Before> {
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
  const { lines, refused, otherLines } = await ask(fetchWorker, `/v1/simulator/runs/${runId}`, RunCounts);
  if (lines + refused > 0)
    throw new AppError("invalid_parameter", `${runId} was sent before: all its events would be duplicates. Give another --seed or --start.`);
  return { screen: await readScreen(fetchWorker), otherLines };
}

function mixed(realEvents: number): AppError {
  return new AppError(
    "forbidden",
    `This store has received ${realEvents} real live events, and made-up orders would count beside them. --yes if that is meant.`,
  );
}
