/** The order simulator as an admin drives it: runs as jobs, one at a time, and what they left, to be purged. */
import { randomUUID } from "node:crypto";
import { AppError } from "../../lib/errors.ts";
import type { Job, JobSubject } from "../../lib/jobs/job.ts";
import { runIdOf } from "../../lib/simulate/orders/id-maker.ts";
import { eventsOf } from "../../lib/simulate/run-limits.ts";
import type { LiveRun, PurgeEffect, PurgeOutcome, RunControl, RunOutcome, RunRequest, SimulatorState } from "../../lib/simulate/simulator.ts";
import type { Act, Actor } from "../../lib/state/audit.ts";
import type { Purged } from "../../lib/warehouse/streaming.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";
import { BrokenOff, type Jobs, type JobWork } from "../jobs/open-jobs.ts";
import type { ServingFiles } from "../loads/serving-files.ts";
import type { RunJob } from "../simulate/simulate-child.ts";
import { type RunningChild, runInChild } from "./run-in-child.ts";

type Parts = {
  warehouse: Pick<Warehouse, "realEvents" | "currentLoad" | "simulatedRuns" | "purgeEffect" | "purgeRuns" | "purgeOutcome">;
  serving: Pick<ServingFiles, "purge">;
  jobs: Pick<Jobs, "start" | "newest" | "resume">;
  /** How a run's process reaches this worker. */
  worker: () => Pick<RunJob, "workerUrl" | "secret">;
  audit: (by: Actor, act: Act) => void;
  now: () => Date;
};
type Current = { run: LiveRun; child: RunningChild; abandon: AbortController };

export type Simulations = ReturnType<typeof openSimulations>;

const listedJobs = 200;

export function openSimulations({ warehouse, serving, jobs, worker, audit, now }: Parts) {
  let current: Current | null = null;

  /** Throws AppError `forbidden` where it was not said that real events are there, `conflict`. */
  async function start(asked: RunRequest, by: Actor): Promise<Job> {
    const realEvents = await warehouse.realEvents();
    if (realEvents > 0 && !asked.amongReal) throw new AppError("forbidden", mixedText(realEvents), { field: "amongReal", value: String(realEvents) });
    const startedAt = now().getTime();
    const { seed, perSecond, seconds, burst, faults } = asked;
    const runId = runIdOf({ seed, startedAt });
    const subject = { run: runId, perSecond, seconds, seed, burst: burst && `${burst.factor}x/${burst.everySeconds}s`, faults: faultsText(faults) };
    return jobs.start({ kind: "simulation", by, subject, exclusion: "simulation" }, (work) => carryOut(asked, { runId, startedAt }, work));
  }

  async function carryOut(asked: RunRequest, { runId, startedAt }: { runId: string; startedAt: number }, { progress, signal }: JobWork): Promise<RunOutcome> {
    const planned = eventsOf(asked);
    const abandon = new AbortController();
    const child = runInChild({ ...worker(), asked: argumentsOf(asked, startedAt) }, AbortSignal.any([signal, abandon.signal]), (report) => {
      if (!current) return;
      current.run = { ...current.run, report };
      progress({ step: stepOf(current.run), done: report.sent, total: planned, unit: "events" });
    });
    current = { run: { runId, isPaused: false, isStopping: false, planned, report: null }, child, abandon };
    progress({ step: "starting", total: planned, unit: "events" });
    try {
      return await child.outcome;
    } catch (error) {
      if (!abandon.signal.aborted) throw error;
      return { events: 0, revenue: "0", seconds: 0, checked: 0, differing: [] };
    } finally {
      current = null;
    }
  }

  /** Throws AppError `conflict` where no run of that id is under way. */
  function control(runId: string, what: RunControl): LiveRun {
    if (current?.run.runId !== runId || current.run.report?.isChecking) throw new AppError("conflict", `${runId} sends nothing at the moment.`);
    // What waits for the store to stand still has sent nothing.
    if (what === "stop" && current.run.report === null) current.abandon.abort();
    else current.child.control(what);
    current.run = { ...current.run, isPaused: what === "pause", isStopping: current.run.isStopping || what === "stop" };
    return current.run;
  }

  async function runsToPurge(asked: readonly string[] | undefined): Promise<string[]> {
    const runs = asked ? [...asked] : (await warehouse.simulatedRuns()).filter(({ lines, refused }) => lines + refused > 0).map(({ runId }) => runId);
    if (runs.length === 0) throw new AppError("not_found", "There is nothing simulated in this store.");
    if (current && runs.includes(current.run.runId)) throw new AppError("conflict", `${current.run.runId} is under way. Stop it, then purge it.`);
    return runs;
  }

  /** Written when the warehouse has it: whoever finds the purge there after a restart tells it as well. */
  function tellPurged(by: Actor, { act, runs, run }: JobSubject, purged: PurgeOutcome): void {
    audit(by, { what: "runs_purged", target: run === null ? `${runs} runs` : String(run), before: purged, after: { act } });
  }

  /** Throws AppError `conflict`, `not_found`. */
  async function purge(asked: readonly string[] | undefined, by: Actor): Promise<Job> {
    const runIds = await runsToPurge(asked);
    const subject = { act: randomUUID(), runs: runIds.length, run: runIds.length === 1 ? (runIds[0] ?? null) : null };
    return jobs.start({ kind: "purge", by, subject, exclusion: "warehouse" }, async ({ progress, signal, commit }) => {
      progress({ step: "building" });
      const takeOut = async (): Promise<Purged> => {
        commit();
        progress({ step: "purging" });
        const { position, ...purged } = await warehouse.purgeRuns({ runIds, by: by.who, act: subject.act });
        tellPurged(by, subject, purged);
        return { position, ...purged };
      };
      const { lines, revenue, refused, restored } = await serving.purge(runIds, takeOut, signal);
      return { lines, revenue, refused, restored } satisfies PurgeOutcome;
    });
  }

  return {
    start,
    control,
    live: (): LiveRun | null => current?.run ?? null,
    purge,
    /** Purges that were under way when the worker ended: each was committed whole, or nothing of it was. */
    settleInterrupted(): void {
      jobs.resume("purge", ({ subject, by }) => async () => {
        const outcome = await warehouse.purgeOutcome(String(subject.act));
        if (!outcome) throw new BrokenOff();
        tellPurged(by, subject, outcome);
        return outcome;
      });
    },
    purgeEffect: async (asked: readonly string[] | undefined): Promise<PurgeEffect> => warehouse.purgeEffect(await runsToPurge(asked)),
    async state(): Promise<SimulatorState> {
      const [realEvents, load, runs] = await Promise.all([warehouse.realEvents(), warehouse.currentLoad(), warehouse.simulatedRuns()]);
      return {
        realEvents,
        hasLoad: load !== null,
        runs,
        jobs: jobs.newest({ kind: "simulation", limit: listedJobs }),
        purges: jobs.newest({ kind: "purge", limit: 1 }),
      };
    },
  };
}

function stepOf({ isPaused, report }: LiveRun): string {
  if (report?.isChecking) return "checking";
  return isPaused ? "paused" : "sending";
}

function argumentsOf({ perSecond, seconds, seed, faults, burst }: RunRequest, startedAt: number): RunJob["asked"] {
  return {
    perSecond,
    durationMs: seconds * 1000,
    seed,
    start: startedAt,
    faults: Object.fromEntries(Object.entries(faults).filter(([, share]) => share > 0)),
    shapes: { naive: 0.5, epoch: 0.25, iso: 0.25 },
    burst: burst && { factor: burst.factor, everyMs: burst.everySeconds * 1000 },
  };
}

/** As the command takes them. */
function faultsText(faults: RunRequest["faults"]): string {
  const given = Object.entries(faults).filter(([, share]) => share > 0);
  return given.map(([name, share]) => `${name}=${Math.round(share * 10_000) / 100}%`).join(",");
}

function mixedText(realEvents: number): string {
  return `This store has received ${realEvents} real live events, and made-up orders would count beside them. Say amongReal if that is meant.`;
}
