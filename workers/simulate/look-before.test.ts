import { expect, it } from "vitest";
import { AppError } from "../../lib/errors.ts";
import { Status } from "../../lib/status.ts";
import { status } from "../serve/status.fixture.ts";
import { lookBefore } from "./look-before.ts";
import { untilReady } from "./until-ready.ts";
import { ask, type FetchWorker } from "./worker-access.ts";

const counts = {
  lines: 0,
  linesTwice: 0,
  revenue: "0.0000",
  duplicates: 0,
  differing: 0,
  redelivered: 0,
  refused: 0,
  otherLines: 4,
  isPurged: false,
  refusals: [],
};
const noPaint = new AppError("no_data", "There are no sales yet.");
const answers: Record<string, unknown> = {
  "/v1/status": { ...status, load: null },
  "/v1/simulator/runs/sim-1": { ...counts, superseded: { lines: 0, revenue: "0.0000" } },
};

/** A worker without sales. Each of `faults` is thrown at one question for the run, before it answers. */
function worker(faults: Error[], changed: Record<string, unknown[]> = {}): FetchWorker {
  return async (path) => {
    const fault = path.startsWith("/v1/simulator/runs") ? faults.shift() : undefined;
    if (fault) throw fault;
    const answer = changed[path]?.shift() ?? answers[path];
    return answer ? Response.json(answer) : Response.json({ error: { code: noPaint.code, message: noPaint.message } }, { status: noPaint.status });
  };
}

function listening() {
  const said: string[] = [];
  return { said, say: (text: string) => void said.push(text), pauseMs: 0, pollMs: 0 };
}

it("asks a slow or absent worker again, and says so", async () => {
  const listener = listening();
  const faults = [new AppError("too_slow", "The worker did not answer within 15 s."), new AppError("worker_unreachable", "The worker does not answer.")];
  expect(await lookBefore(worker(faults), "sim-1", listener)).toMatchObject({ otherLines: 4 });
  expect(listener.said).toEqual([
    "The numbers from before the run could not be read: The worker did not answer within 15 s. Trying again …",
    "The numbers from before the run could not be read: The worker does not answer. Trying again …",
  ]);
});

it("gives up in the end, and says that nothing was sent", async () => {
  const faults = [new AppError("too_slow", "Too slow.")];
  await expect(lookBefore(worker(faults), "sim-1", { ...listening(), patienceMs: -1 })).rejects.toMatchObject({
    code: "too_slow",
    message: "The numbers from before the run could not be read: Too slow. Nothing was sent.",
  });
});

it("does not ask again what will not change", async () => {
  const faults = [new AppError("forbidden", "no"), new AppError("too_slow", "not reached")];
  await expect(lookBefore(worker(faults), "sim-1", listening())).rejects.toMatchObject({ code: "forbidden" });
});

it("waits for the first data, a load under way and a pause of ingest", async () => {
  const listener = listening();
  const quiet = { ...status, load: null };
  const load = { ...status.load, id: 1, source: "sample store", state: "running" };
  const paused = { ...status.ingest, state: "paused" };
  const starting = { ...quiet, isStarting: true };
  await untilReady(worker([], { "/v1/status": [starting, starting, { ...starting, load }, { ...quiet, ingest: paused }] }), listener);
  expect(listener.said).toEqual([
    "Caudal has just started and makes its data ready. The run begins when that has ended …",
    "Load 1 of sample store is under way. The run begins when that has ended …",
    "Ingest is paused. The run begins when that has ended …",
  ]);
});

it("tells a worker that hangs from one that answers", async () => {
  const hanging: FetchWorker = (_, request) => new Promise((_, reject) => request?.signal?.addEventListener("abort", () => reject(request.signal?.reason)));
  await expect(ask(hanging, "/v1/status", Status, 20)).rejects.toMatchObject({ code: "too_slow" });
});
