/** When each delivery of a run is due: evenly spaced, closer in a burst. */
import type { Pace } from "./run-plan.ts";

const burstMs = 1000;

/** In milliseconds after the start, ascending. */
export function* dueTimes({ perSecond, durationMs, burst }: Pace): Generator<number> {
  const dueOf = burst ? burstDue(perSecond / 1000, burst) : (index: number) => (index * 1000) / perSecond;
  for (let index = 0; ; index++) {
    const due = dueOf(index);
    if (due >= durationMs) return;
    yield due;
  }
}

/** The burst is the last second of its period. */
function burstDue(perMs: number, { factor, everyMs }: { factor: number; everyMs: number }): (index: number) => number {
  const calmMs = everyMs - burstMs;
  const calm = perMs * calmMs;
  const perPeriod = calm + perMs * burstMs * factor;
  return (index) => {
    const period = Math.floor(index / perPeriod);
    const rest = index - period * perPeriod;
    return period * everyMs + (rest < calm ? rest / perMs : calmMs + (rest - calm) / (perMs * factor));
  };
}
