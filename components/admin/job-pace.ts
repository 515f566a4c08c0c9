/** How fast a job goes and when its step will be over, from what the page has seen of it. */
import type { Job } from "../../lib/jobs/job.ts";

type Seen = Pick<Job, "id" | "progress">;
/** Of one step; times in ms. */
export type JobPace = { of: string; since: number; doneThen: number; perSecond: number | null; secondsLeft: number | null };

/** Before that a rate says nothing. */
const leastSeconds = 2;

export function nextJobPace(pace: JobPace | null, { id, progress }: Seen, now: number): JobPace {
  const { step = "", done = 0, total = null } = progress ?? {};
  const of = `${id} ${step}`;
  if (pace?.of !== of || done < pace.doneThen) return { of, since: now, doneThen: done, perSecond: null, secondsLeft: null };
  const seconds = (now - pace.since) / 1000;
  if (seconds < leastSeconds || done === pace.doneThen) return pace;
  const perSecond = (done - pace.doneThen) / seconds;
  return { ...pace, perSecond, secondsLeft: total === null ? null : Math.ceil(Math.max(0, total - done) / perSecond) };
}

/** 0 to 1; null where nobody knows how much there is. */
export function jobShare({ state, progress }: Pick<Job, "state" | "progress">): number | null {
  if (state === "done") return 1;
  if (!progress?.total) return null;
  return Math.min(1, progress.done / progress.total);
}
