/** Loads four files once: checked first, and left to an admin where that shows rejects or a shrink. Ends well wherever the worker was killed before. */
import { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import type { InboxReason, InboxSet } from "../../lib/inbox/inbox-loads.ts";
import type { Job } from "../../lib/jobs/job.ts";
import { faultText } from "../../lib/load/fault-text.ts";
import { filesHash } from "../../lib/load/files-hash.ts";
import type { FlightCheck } from "../../lib/load/flight-check.ts";
import type { Actor } from "../../lib/state/audit.ts";
import type { KnownSet } from "../../lib/state/inbox-sets.ts";
import type { State } from "../../lib/state/open-state.ts";
import type { Jobs } from "../jobs/open-jobs.ts";
import type { LoadJobs } from "../loads/load-jobs.ts";

export type LoadFilesParts = {
  inboxSets: State["inboxSets"];
  loads: Pick<LoadJobs, "check" | "loadChecked" | "recent"> & { checks: Pick<LoadJobs["checks"], "get"> };
  jobs: Pick<Jobs, "get" | "ended">;
};

/** A job that ended otherwise than done; without a reason, one that a worker leaves under way as it ends. */
class NotDone extends Error {
  readonly reason: InboxReason | null;
  constructor(reason: InboxReason | null) {
    super("not done");
    this.reason = reason;
  }
}

const CheckOutcome = z.object({ check: z.string() });
const LoadOutcome = z.object({ loadId: z.number() });
const runsLookedAt = 20;

/** Others are at work: it is tried again. */
export function isBusy(error: unknown): boolean {
  return error instanceof AppError && (error.code === "conflict" || error.code === "load_running");
}

export function createLoadFilesOnce({ inboxSets, loads, jobs }: LoadFilesParts) {
  async function checkAndLoad(hash: string, by: Actor): Promise<void> {
    const { check: id } = CheckOutcome.parse(await outcomeOf(await loads.check({}, { by, anyFolder: false })));
    const { check } = await loads.checks.get(id);
    if (filesHash(check.report.files) !== hash) return inboxSets.forget(hash);
    const reason = reasonToWait(check);
    if (reason) throw new NotDone(reason);
    const { loadId } = LoadOutcome.parse(await outcomeOf(await loads.loadChecked(id, { acceptRejects: false, allowShrink: false }, by)));
    inboxSets.end(hash, { state: "loaded", loadId });
  }

  async function outcomeOf({ id }: Job): Promise<unknown> {
    await jobs.ended(id);
    const job = jobs.get(id);
    if (job.state === "done") return job.outcome;
    if (job.state === "running") throw new NotDone(null);
    throw new NotDone(job.state === "cancelled" ? { code: "cancelled" } : { code: "unloadable", message: job.fault?.message ?? job.state });
  }

  function settle(hash: string, error: unknown): void {
    if (isBusy(error) || !(error instanceof NotDone || error instanceof AppError)) throw error;
    const reason: InboxReason | null = error instanceof NotDone ? error.reason : { code: "unloadable", message: error.message };
    if (reason) inboxSets.end(hash, { state: "waiting", reason });
  }

  /** In place now, or loaded since they were met. */
  async function loadOf(hash: string, since: string): Promise<number | null> {
    const done = (await loads.recent(runsLookedAt)).filter(({ state }) => state === "done");
    const run = done.find((one, index) => one.report && filesHash(one.report.files) === hash && (index === 0 || one.startedAt >= since));
    return run?.id ?? null;
  }

  return {
    /** False: these files were met before. Throws AppError where others are at work. */
    async load(hash: string, by: Actor): Promise<boolean> {
      if ((inboxSets.get(hash)?.state ?? "started") !== "started") return false;
      inboxSets.begin(hash);
      const loadId = await loadOf(hash, inboxSets.get(hash)?.seenAt ?? "");
      if (loadId !== null) inboxSets.end(hash, { state: "loaded", loadId });
      else await checkAndLoad(hash, by).catch((error: unknown) => settle(hash, error));
      return true;
    },
    /** The last; waits for nobody where the same files were loaded by hand since. */
    async last(): Promise<InboxSet | null> {
      const set = inboxSets.last();
      if (!set) return null;
      const { filesHash: hash, ...told } = set;
      const loadId = set.state === "waiting" ? await loadOf(hash, set.seenAt) : null;
      return loadId === null ? told : { ...told, state: "loaded", reason: null, loadId };
    },
    /** Those that wait are met anew. Throws AppError `not_found`. */
    again(): KnownSet {
      const last = inboxSets.last();
      if (last?.state !== "waiting") throw new AppError("not_found", "No files of the inbox wait.");
      inboxSets.forget(last.filesHash);
      return last;
    },
  };
}

function reasonToWait({ report, shrinks, findings, fault }: FlightCheck): InboxReason | null {
  if (report.rejectedRows > 0) return { code: "rejects", rows: report.rejectedRows };
  if (shrinks) return { code: "shrinks" };
  return findings === null ? { code: "unloadable", message: fault === null ? "These files cannot be loaded." : faultText(fault) } : null;
}
