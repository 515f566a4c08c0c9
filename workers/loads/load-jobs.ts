/** Loads, roll backs and flight checks as jobs: what an admin starts and watches in the page. */
import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode } from "../../lib/errors.ts";
import type { Job } from "../../lib/jobs/job.ts";
import { LoadRefusal } from "../../lib/load/fault-text.ts";
import type { CheckedLoadRequest, CheckRequest, FlightCheck } from "../../lib/load/flight-check.ts";
import type { LoadProgress } from "../../lib/load/load-job.ts";
import type { LoadRequest, LoadRun } from "../../lib/load/load-run.ts";
import type { Actor } from "../../lib/state/audit.ts";
import type { JobStart, Jobs, JobWork, Work } from "../jobs/open-jobs.ts";
import type { FlightChecks } from "./flight-checks.ts";
import { settleSource } from "./load-folder.ts";
import type { LoadParts, Loads, Watch } from "./loads.ts";

type Parts = { loads: Loads; checks: FlightChecks; jobs: Jobs; places: LoadParts["places"] };
type Origin = { by: Actor; anyFolder: boolean };

export type LoadJobs = ReturnType<typeof createLoadJobs>;

export function createLoadJobs({ loads, checks, jobs, places }: Parts) {
  /** The job of each load under way. */
  const jobOf = new Map<number, number>();

  /** A load that has ended may have a job that is just being closed. */
  const refuseBeside = async () => {
    loads.refuseBeside();
    await Promise.all([...jobOf.values()].map(jobs.ended));
  };
  const startJob = (start: Omit<JobStart, "exclusion">, work: Work) => jobs.start({ ...start, exclusion: "warehouse" }, work);

  /** The job, and the first word of its load. */
  function startLoad(start: Omit<JobStart, "exclusion">, begin: (watch: Watch) => Promise<LoadRun>, onIn = () => {}): { job: Job; begun: Promise<LoadRun> } {
    const begun = Promise.withResolvers<LoadRun>();
    begun.promise.catch(() => {});
    let jobId = 0;
    const job = startJob(start, async (work) => {
      await Promise.resolve();
      const run = await begin(watchOf(work, start.by)).catch((error) => {
        begun.reject(error);
        throw error;
      });
      jobOf.set(run.id, jobId);
      begun.resolve(run);
      const ended = await loads.ended(run.id).finally(() => jobOf.delete(run.id));
      const outcome = outcomeOf(ended);
      onIn();
      return outcome;
    });
    jobId = job.id;
    return { job, begun: begun.promise };
  }

  const { get, recent, kept, rollBackEffect } = loads;
  return {
    checks,
    get,
    recent,
    kept,
    rollBackEffect,
    /** Answers with the first word of the load. Throws AppError `load_running`, `conflict`, `forbidden`, `not_found`. */
    async start(request: LoadRequest, { by, anyFolder }: Origin): Promise<LoadRun> {
      await refuseBeside();
      const source = settleSource(request.folder, places, anyFolder);
      return startLoad({ kind: "load", by, subject: { source } }, (watch) => loads.start(request, { ...watch, anyFolder })).begun;
    },
    /** Throws AppError `load_running`, `conflict`, `forbidden`, `not_found`. */
    async check({ folder, asOf }: CheckRequest, { by, anyFolder }: Origin): Promise<Job> {
      await refuseBeside();
      const source = settleSource(folder, places, anyFolder);
      const id = randomUUID();
      return startJob({ kind: "flight_check", by, subject: { source } }, async ({ progress, signal }) => {
        const made = await checks.run({ id, folder: source, asOf, signal, onProgress: (done) => progress(progressOf(done)) });
        return checkOutcome(made);
      });
    },
    /** Exactly what was checked. Throws AppError `not_found`, `conflict` where it does not hold any more, `load_refused` where something was not agreed to, `load_running`. */
    async loadChecked(id: string, agreed: CheckedLoadRequest, by: Actor): Promise<Job> {
      await refuseBeside();
      const { check, folder, stale } = await checks.get(id);
      refuseUnlessAgreed(check, agreed);
      if (stale) throw new AppError("conflict", staleText[stale]);
      const { before, after } = check.findings ?? {};
      const subject = { source: check.source, check: id, ...agreed, before: before?.total.revenue ?? null, after: after?.total.revenue ?? null };
      const begin = async (watch: Watch) => {
        const { stale } = await checks.get(id);
        if (stale) throw new AppError("conflict", staleText[stale]);
        return loads.startChecked(check, folder, watch);
      };
      return startLoad({ kind: "load", by, subject }, begin, () => checks.discard(id)).job;
    },
    /** Throws AppError `not_found`, `conflict`, `load_running`. */
    async rollBack(id: number, by: Actor): Promise<Job> {
      await refuseBeside();
      const effect = await loads.rollBackEffect(id);
      return startLoad({ kind: "roll_back", by, subject: { load: id, ...effect } }, (watch) => loads.startRollBack(id, watch)).job;
    },
    /** Throws AppError `not_found`, or `load_cancelled` when it is too late for that. */
    async cancel(id: number, by: Actor): Promise<LoadRun> {
      const job = jobOf.get(id);
      if (job === undefined || !jobs.get(job).canCancel) return loads.cancel(id);
      jobs.cancel(job, by);
      return loads.ended(id);
    },
    /** What had happened when the worker ended before it could say so. Before other jobs are broken off. */
    async resume(): Promise<void> {
      const [last] = await loads.recent(1);
      if (last?.state !== "done") return;
      const kind = last.rolledBackTo === null ? "load" : "roll_back";
      const [job] = jobs.newest({ kind, limit: 1 });
      if (job?.state === "running" && job.startedAt <= last.startedAt) jobs.resume(kind, () => async () => outcomeOf(last));
    },
  };
}

function watchOf({ progress, signal, commit }: JobWork, by: Actor): Watch {
  return {
    by: by.who,
    signal,
    onRun: (run) => progress(progressOf(run)),
    onCommit() {
      try {
        commit();
      } catch (cause) {
        throw new AppError("load_cancelled", "The load was cancelled; the former data stays.", { cause });
      }
    },
  };
}

function progressOf({ step, rowsDone, rowsTotal, bytesDone, bytesTotal, parts }: LoadProgress) {
  if (step === "reading") return { step, done: bytesDone, total: bytesTotal, unit: "bytes" as const };
  if (parts !== null) return { step, done: parts.done, total: parts.total };
  return rowsTotal === null ? { step } : { step, done: rowsDone, unit: "rows" as const };
}

function outcomeOf({ id, state, report, error, fault }: LoadRun) {
  const code: ErrorCode = fault?.code === "disk_full" ? "disk_full" : state === "cancelled" ? "load_cancelled" : "load_refused";
  if (fault !== null && code === "load_refused") throw new LoadRefusal(fault);
  if (state !== "done" && state !== "unchanged") throw new AppError(code, error ?? "The load did not end as it should. The former data stays.");
  return { loadId: id, state, revenue: report?.after?.revenue ?? null, lines: report?.after?.lines ?? null };
}

function checkOutcome({ id, findings, report }: FlightCheck) {
  const { before, after } = findings ?? {};
  return { check: id, rejectedRows: report.rejectedRows, before: before?.total.revenue ?? null, after: after?.total.revenue ?? null };
}

function refuseUnlessAgreed(check: FlightCheck, { acceptRejects, allowShrink }: CheckedLoadRequest): void {
  if (check.findings === null) throw new AppError("load_refused", "These files cannot be loaded. Mend them and check again.");
  const { rejectedRows } = check.report;
  if (rejectedRows > 0 && !acceptRejects)
    throw new AppError("load_refused", `${rejectedRows} rows are rejected. Mend them, or agree to leave them out.`, { field: "acceptRejects" });
  if (check.shrinks && !allowShrink)
    throw new AppError("load_refused", "More than 5 % of the orders would go. Agree to it if that is right.", { field: "allowShrink" });
}

const staleText = {
  files_changed: "The files have changed since they were checked. Check them again.",
  files_gone: "The files that were checked are not there any more. Check again.",
  other_load: "Another load came in since these files were checked. Check them again.",
};
