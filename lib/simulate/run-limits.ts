/** One run must not fill the disk, and ends by itself. */
export const mostRate = 20_000;
export const leastRate = 0.1;
export const mostSeconds = 3_600;
export const mostEvents = 2_000_000;
/** A run that is paused for longer ends. */
export const longestPauseMs = 30 * 60_000;

export type RunSize = { perSecond: number; seconds: number; burst: { factor: number; everySeconds: number } | null };

/** About how many events a run sends. */
export function eventsOf({ perSecond, seconds, burst }: RunSize): number {
  const more = burst ? (burst.everySeconds - 1 + burst.factor) / burst.everySeconds : 1;
  return Math.ceil(perSecond * seconds * more);
}
