/** Long work: started at once, watched, cancelled, and never lost from view, also when the worker ends before it does. */
import { randomUUID } from "node:crypto";
import { AppError } from "../../lib/errors.ts";
import type { Exclusion, Job, JobFault, JobKind, JobProgress, JobSubject } from "../../lib/jobs/job.ts";
import { LoadRefusal } from "../../lib/load/fault-text.ts";
import { log } from "../../lib/log.ts";
import type { Actor } from "../../lib/state/audit.ts";
import type { InterruptedJob, JobEnd } from "../../lib/state/jobs.ts";
import type { State } from "../../lib/state/open-state.ts";

/** What was under way when the worker ended cannot be gone on with: nothing of it was done. */
export class BrokenOff extends Error {}

type Progress = Pick<JobProgress, "step"> & Partial<JobProgress>;
export type JobWork = {
  id: number;
  /** As often as wanted: what is written down of it is throttled. */
  progress: (progress: Progress) => void;
  /** Aborted when it is cancelled or the worker ends. */
  signal: AbortSignal;
  /** From here on it can no longer be cancelled. Throws where it has been. */
  commit: () => void;
};
/** Its outcome, small and of JSON. What it throws as an `AppError` is told. */
export type Work = (work: JobWork) => Promise<unknown>;

/** `exclusion`: refused while another of it runs. */
export type JobStart = { kind: JobKind; by: Actor; subject?: JobSubject; exclusion?: Exclusion; canCancel?: boolean };

type Running = { job: Job; exclusion: Exclusion | null; by: Actor; cancel: AbortController; notedAt: number; ended: Promise<void> };

export type Jobs = ReturnType<typeof openJobs>;

const noteEveryMs = 1_000;

export function openJobs(state: Pick<State, "jobs" | "audit" | "transaction">) {
  const underWay = new Map<number, Running>();
  const interrupted = new Map(state.jobs.running().map((job) => [job.id, job]));
  let isClosing = false;

  /** Answers as soon as it is under way. Throws AppError `conflict`. */
  function start({ kind, by, subject = {}, exclusion, canCancel = true }: JobStart, work: Work): Job {
    refuseBeside(exclusion);
    const job = state.transaction(() => {
      const added = state.jobs.add({ kind, exclusion: exclusion ?? null, subject, by });
      state.audit.add(by, { what: "job_started", target: nameOf(added), after: subject });
      return added;
    });
    return carryOut({ ...job, canCancel }, { exclusion: exclusion ?? null, by }, work);
  }

  function refuseBeside(exclusion: Exclusion | undefined): void {
    if (isClosing) throw new AppError("conflict", "The worker is ending. Try again in a moment.");
    const other = [...underWay.values()].find((one) => exclusion !== undefined && one.exclusion === exclusion && one.job.state === "running");
    if (other) throw new AppError("conflict", `${nameOf(other.job)} is under way. Wait for it or cancel it, then try again.`, { value: String(other.job.id) });
  }

  function carryOut(job: Job, { exclusion, by }: Pick<Running, "exclusion" | "by">, work: Work): Job {
    const running: Running = { job, exclusion, by, cancel: new AbortController(), notedAt: Number.NEGATIVE_INFINITY, ended: Promise.resolve() };
    underWay.set(job.id, running);
    running.ended = follow(running, work);
    return running.job;
  }

  async function follow(running: Running, work: Work): Promise<void> {
    const { signal } = running.cancel;
    try {
      const commit = () => {
        signal.throwIfAborted();
        running.job = { ...running.job, canCancel: false };
      };
      const outcome = await work({ id: running.job.id, progress: (progress) => note(running, progress), signal, commit });
      end(running, { state: "done", outcome });
    } catch (error) {
      // Its next start breaks it off, or goes on with it.
      if (isClosing && signal.aborted) return;
      if (error instanceof BrokenOff) return end(running, { state: "broken_off" });
      end(running, signal.aborted ? { state: "cancelled" } : { state: "failed", fault: faultOf(running.job, error) });
    }
  }

  function note(running: Running, { step, done = 0, total = null, unit = null }: Progress): void {
    const progress = { step, done, total, unit };
    running.job = { ...running.job, progress };
    const now = performance.now();
    if (now - running.notedAt < noteEveryMs) return;
    running.notedAt = now;
    keep(() => state.jobs.note(running.job.id, progress));
  }

  function end(running: Running, ended: JobEnd): void {
    const { state: word, outcome = null, fault = null } = ended;
    const { id } = running.job;
    running.job = { ...running.job, state: word, canCancel: false, endedAt: new Date().toISOString(), outcome, fault };
    log.info({ job: id, kind: running.job.kind, state: word, fault }, "job ended");
    if (keep(() => writeEnd(running, ended))) underWay.delete(id);
  }

  function writeEnd({ job, by }: { job: Pick<Job, "id" | "kind" | "progress">; by: Actor }, ended: JobEnd): void {
    state.transaction(() => {
      if (job.progress) state.jobs.note(job.id, job.progress);
      state.jobs.end(job.id, ended);
      const { code, message } = ended.fault ?? {};
      state.audit.add(by, { what: `job_${ended.state}`, target: nameOf(job), ...(ended.fault ? { after: { code, message } } : {}) });
    });
  }

  function get(id: number): Job {
    const job = underWay.get(id)?.job ?? state.jobs.get(id);
    if (!job) throw new AppError("not_found", `There is no job ${id}.`);
    return job;
  }

  return {
    start,
    /** Throws AppError `not_found`. */
    get,
    /** The last first. */
    newest: (asked: { kind?: JobKind | undefined; limit: number }) => state.jobs.newest(asked).map((job) => underWay.get(job.id)?.job ?? job),
    /** Answers at once; it ends when its work does. Throws AppError `not_found`, `conflict` where it is too late. */
    cancel(id: number, by: Actor): Job {
      const job = get(id);
      if (!job.canCancel)
        throw new AppError("conflict", `${nameOf(job)} cannot be cancelled: it ${job.state === "running" ? "is too late for that" : "has ended"}.`);
      state.audit.add(by, { what: "job_cancel_asked", target: nameOf(job) });
      underWay.get(id)?.cancel.abort();
      return job;
    },
    /** Goes on with what was under way of a kind when the worker ended. Before `breakOffOthers`. */
    resume(kind: JobKind, workOf: (job: InterruptedJob) => Work): void {
      for (const job of [...interrupted.values()].filter((one) => one.kind === kind)) {
        interrupted.delete(job.id);
        carryOut({ ...get(job.id), canCancel: true }, job, workOf(job));
      }
    },
    breakOffOthers(): void {
      for (const job of interrupted.values()) writeEnd({ job, by: job.by }, { state: "broken_off" });
      interrupted.clear();
    },
    /** Resolves when it has ended. */
    ended: async (id: number) => underWay.get(id)?.ended,
    async close(): Promise<void> {
      isClosing = true;
      for (const { cancel } of underWay.values()) cancel.abort();
      await Promise.all([...underWay.values()].map(({ ended }) => ended));
    },
  };
}

/** As "backup 12". */
function nameOf({ kind, id }: Pick<Job, "kind" | "id">): string {
  return `${kind} ${id}`;
}

function faultOf({ id: job, kind }: Job, error: unknown): JobFault {
  if (error instanceof LoadRefusal) return { code: error.code, message: error.message, load: error.fault };
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const id = randomUUID();
  log.error({ id, job, kind, err: error }, "job failed");
  return { code: "internal", message: `Something went wrong. The log has it as ${id}.`, id };
}

/** False where the disk would not take it: then the process alone knows. */
function keep(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (err) {
    log.error({ err }, "how far a job is could not be written down");
    return false;
  }
}
