/** A run of the order simulator from its first event to the verdict. */
import { AppError } from "../../lib/errors.ts";
import { runIdOf } from "../../lib/simulate/orders/id-maker.ts";
import { planDeliveries } from "../../lib/simulate/orders/plan-deliveries.ts";
import { ShopSample } from "../../lib/simulate/orders/shop-sample.ts";
import type { VerdictRow } from "../../lib/simulate/orders/verdict.ts";
import { lookBefore } from "./look-before.ts";
import { createPublisher } from "./publisher.ts";
import { createRunClock, type RunClock } from "./run-clock.ts";
import { newSending, type Sending, sendRun } from "./send-run.ts";
import { type Before, settle } from "./settle.ts";
import type { SimulateArguments } from "./simulate-arguments.ts";
import { untilReady } from "./until-ready.ts";
import { ask, type FetchWorker } from "./worker-access.ts";

export type FollowedRun = { runId: string; fetchWorker: FetchWorker; sending: Sending; digits: number; before: Before };

type Options = SimulateArguments & {
  fetchWorker: FetchWorker;
  /** Ends the sending, not the check. */
  stop: AbortSignal;
  clock?: RunClock;
  /** What it waits for. */
  say: (text: string) => void;
  /** Tells how the run goes until it is ended. */
  follow: (run: FollowedRun) => { end(): void };
  /** Asked before made-up orders are mixed with real ones. */
  agrees: (realEvents: number) => Promise<boolean>;
  onStart?: (run: { runId: string; startedAt: number }) => void;
  /** Nothing more is sent; what was is checked. */
  onSent?: () => void;
};

/** Throws AppError `forbidden` when it must not run here, and whatever sending and asking fail of. */
export async function simulate(options: Options): Promise<{ runId: string; sending: Sending; rows: VerdictRow[] }> {
  const { fetchWorker, stop, clock = createRunClock(), say, follow, agrees, waitMs, yes, onStart, onSent, start, ...asked } = options;
  await untilReady(fetchWorker, { say });
  const sample = await ask(fetchWorker, "/v1/simulator/sample", ShopSample);
  if (sample.realEvents > 0 && !yes && !(await agrees(sample.realEvents))) throw mixed(sample.realEvents);
  const planFrom = (now: number) => ({ ...asked, startedAt: start ?? now });
  const before = await lookBefore(fetchWorker, runIdOf(planFrom(Date.now())), { say });
  // However long that took, its first order happens now.
  const plan = planFrom(Date.now());
  const runId = runIdOf(plan);
  const deliveries = planDeliveries(plan, sample);
  onStart?.({ runId, startedAt: plan.startedAt });
  const sending = newSending();
  const live = follow({ runId, fetchWorker, sending, digits: sample.digits, before });
  try {
    await sendRun(deliveries, createPublisher({ fetchWorker, runId }), { stop, clock }, sending);
    onSent?.();
    return { runId, sending, rows: await settle({ fetchWorker, runId, digits: sample.digits, sending, before, waitMs }) };
  } finally {
    live.end();
  }
}

function mixed(realEvents: number): AppError {
  return new AppError(
    "forbidden",
    `This store has received ${realEvents} real live events, and made-up orders would count beside them. --yes if that is meant.`,
  );
}
