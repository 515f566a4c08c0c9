import { expect, it } from "vitest";
import type { Job } from "../../../lib/jobs/job.ts";
import type { SimulatedRun } from "../../../lib/simulate/simulator.ts";
import { listRuns } from "./list-runs.ts";

const left = (runId: string, firstAt: string | null): SimulatedRun => ({
  runId,
  lines: 1,
  superseded: 0,
  orders: 1,
  revenue: "5.00",
  refused: 0,
  firstAt,
  purged: null,
});
const job = (run: string, startedAt: string, more: Partial<Job> = {}): Job => ({
  id: 1,
  kind: "simulation",
  subject: { run },
  by: "Ada",
  startedAt,
  endedAt: null,
  state: "done",
  canCancel: false,
  progress: null,
  outcome: { events: 1, revenue: "5.00", seconds: 1, checked: 40, differing: [] },
  fault: null,
  ...more,
});

it("runs from the page and from the terminal are one list, the last first", () => {
  const runs = [left("sim-A", "2026-11-24T10:00:05.000Z"), left("sim-T", "2026-11-24T11:00:00.000Z")];
  const jobs = [job("sim-B", "2026-11-24T12:00:00.000Z", { state: "broken_off", outcome: null }), job("sim-A", "2026-11-24T10:00:00.000Z")];
  const listed = listRuns(runs, jobs);
  expect(listed.map(({ runId, job, outcome, left }) => [runId, job?.state ?? null, outcome?.checked ?? null, left?.lines ?? null])).toEqual([
    ["sim-B", "broken_off", null, null],
    ["sim-T", null, null, 1],
    ["sim-A", "done", 40, 1],
  ]);
});
