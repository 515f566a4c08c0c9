/** When an order happened that is sent now: a while ago, some days ago, or by a clock that is wrong. */
import type { Random } from "../random.ts";
import { secondOfDay } from "../time-of-day.ts";

const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** How far back a run's clock may start. */
export const oldestStartMs = 30 * dayMs;

/** Minutes to nine days; whole days back it is a time at which people buy. */
export function lateTime(now: number, random: Random): number {
  const byMs = minuteMs * (9 * 24 * 60) ** random.unit();
  if (byMs < 2 * dayMs) return now - Math.floor(byMs);
  return (Math.floor(now / dayMs) - Math.floor(byMs / dayMs)) * dayMs + secondOfDay(random.unit()) * 1000;
}

/** Less than two minutes before those that were sent already. */
export function overtakenTime(now: number, random: Random): number {
  return now - 1000 - random.below(2 * minuteMs - 1000);
}

/** At most 20 hours ahead, which is allowed. */
export function aheadTime(now: number, random: Random): number {
  return now + minuteMs + random.below(20 * hourMs);
}

/** Refused, however late it is delivered, as long as the run's clock is at most `oldestStartMs` behind. */
export function farAheadTime(now: number, random: Random): number {
  return now + oldestStartMs + 2 * dayMs + random.below(28 * dayMs);
}

/** Before `asOf`, at times by the smallest step there is. */
export function supersededTime(asOf: number, random: Random): number {
  return random.chance(0.1) ? asOf - 1 : asOf - 1 - random.below(20 * dayMs);
}

/** From `asOf`, at times exactly then, up to `now`. */
export function laterTime(asOf: number, now: number, random: Random): number {
  const from = Math.max(asOf, now - 9 * dayMs);
  return random.chance(0.1) ? asOf : from + random.below(now - from + 1);
}
