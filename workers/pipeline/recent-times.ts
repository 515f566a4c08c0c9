/** The last times something took, in ms: of the last five minutes, as far as they are kept. */
import { type Percentiles, percentilesOf } from "../../lib/percentile.ts";

const spanMs = 5 * 60_000;
const maxKept = 1_000;

export function createRecentTimes(now: () => number = Date.now) {
  const kept: { at: number; ms: number }[] = [];
  return {
    add(ms: number): void {
      kept.push({ at: now(), ms });
      if (kept.length > maxKept) kept.shift();
    },
    read: (): Percentiles | null => percentilesOf(kept.filter(({ at }) => at > now() - spanMs).map(({ ms }) => ms)),
  };
}
