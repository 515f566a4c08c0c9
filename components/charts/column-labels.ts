/** Which few marks of a time chart carry a label: not every number is worth ink. */
import type { TimePoint } from "./time-point.ts";

/** More columns than this are drawn as one outline: single ones would be thinner than their gaps. */
export const mostColumns = 100;

/** The place of the largest value, null where none is above zero. */
export function largestPlace(points: TimePoint[]): number | null {
  let best: number | null = null;
  points.forEach(({ now }, index) => {
    if (now !== null && now > 0 && now > (points[best ?? -1]?.now ?? 0)) best = index;
  });
  return best;
}

/** Points on either side that a mean takes in: a week of days. */
const meanReach = 3;

/** The earlier range as the mean of seven periods around each, where there is one. */
export function meanLevels(points: TimePoint[]): (number | null)[] {
  return points.map(({ was }, index) => {
    if (was === null) return null;
    const near = points.slice(Math.max(0, index - meanReach), index + meanReach + 1).flatMap((point) => (point.was === null ? [] : [point.was]));
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}

/** Half the width that a label of the earlier range takes, as a share of the narrowest plot. */
const halfLabel = 0.15;

/** Where the earlier range stands free above all that is near, so that its name can be written there; null where it never does. */
export function earlierPlace(points: TimePoint[]): number | null {
  if (points.length > mostColumns) return null;
  const reach = Math.ceil(halfLabel * points.length);
  const largest = largestPlace(points) ?? -1 - reach;
  const free = points.flatMap(({ was, now }, index) => {
    const isFree =
      was !== null && was > (now ?? 0) && Math.abs(index - largest) >= reach && index >= Math.min(reach, 2) && index < points.length - Math.min(reach, 2);
    return isFree && was >= highest(points, index, reach) ? [{ index, was }] : [];
  });
  return free.sort((a, b) => b.was - a.was)[0]?.index ?? null;
}

function highest(points: TimePoint[], index: number, reach: number): number {
  return Math.max(...points.slice(Math.max(0, index - reach), index + reach + 1).flatMap(({ now, was }) => [now ?? 0, was ?? 0]));
}
