/** The runs there have been: what the page started, and what else the store knows of. */
import type { Job } from "../../../lib/jobs/job.ts";
import type { RunOutcome, SimulatedRun } from "../../../lib/simulate/simulator.ts";

export type ListedRun = {
  runId: string;
  at: string | null;
  /** null: it was not started from the page. */
  job: Job | null;
  outcome: RunOutcome | null;
  /** null: nothing of it came to the store. */
  left: SimulatedRun | null;
};

/** The last first. */
export function listRuns(runs: SimulatedRun[], jobs: Job[]): ListedRun[] {
  const left = new Map(runs.map((run) => [run.runId, run]));
  const started = jobs.map((job) => {
    const runId = String(job.subject.run);
    return { runId, at: job.startedAt, job, outcome: job.state === "done" ? (job.outcome as RunOutcome) : null, left: left.get(runId) ?? null };
  });
  const known = new Set(started.map(({ runId }) => runId));
  const others = runs
    .filter(({ runId }) => !known.has(runId))
    .map((run) => ({ runId: run.runId, at: run.firstAt ?? run.purged?.at ?? null, job: null, outcome: null, left: run }));
  return [...started, ...others].toSorted((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
}
