/** The process of a run that was started from the page: the same run as `npm run simulate`, told over IPC, and gone with the worker. */
import { amountText } from "../../lib/simulate/orders/amounts.ts";
import type { RunControl, RunOutcome, RunReport } from "../../lib/simulate/simulator.ts";
import { createRunClock } from "./run-clock.ts";
import { type FollowedRun, simulate } from "./simulate.ts";
import type { SimulateArguments } from "./simulate-arguments.ts";
import { watchRun } from "./watch-run.ts";

export type RunJob = { asked: Omit<SimulateArguments, "waitMs" | "yes">; workerUrl: string; secret: string };
export type RunSaid = { report: RunReport } | { outcome: RunOutcome } | { failed: { code: string | null; message: string } };

const waitMs = 30_000;
const stop = new AbortController();
const clock = createRunClock();
const say = (said: RunSaid) => process.send?.(said);

process.once("disconnect", () => process.exit());
process.on("message", (message: { job: RunJob } | { control: RunControl }) => {
  if ("job" in message) void run(message.job);
  else if (message.control === "pause") clock.pause();
  else if (message.control === "resume") clock.resume();
  else stop.abort();
});

async function run({ asked, workerUrl, secret }: RunJob): Promise<void> {
  const fetchWorker = (path: string, request: RequestInit = {}) => {
    const headers = new Headers(request.headers);
    headers.set("authorization", `Bearer ${secret}`);
    return fetch(new URL(path, workerUrl), { ...request, headers });
  };
  let digits = 2;
  let isSent = false;
  const follow = (followed: FollowedRun) => {
    digits = followed.digits;
    return watchRun(
      followed,
      () => isSent,
      (report) => say({ report }),
    );
  };
  try {
    const { sending, rows } = await simulate({
      ...asked,
      waitMs,
      yes: true,
      fetchWorker,
      stop: stop.signal,
      clock,
      say: () => undefined,
      follow,
      agrees: async () => true,
      onSent: () => {
        isSent = true;
      },
    });
    const { tally, seconds } = sending;
    const differing = rows.filter(({ isEqual }) => !isEqual);
    say({ outcome: { events: tally.deliveries, revenue: amountText(tally.revenue, digits), seconds, checked: rows.length, differing } });
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
    say({ failed: { code, message: error instanceof Error ? error.message : String(error) } });
  }
  process.disconnect();
}
