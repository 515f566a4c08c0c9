/** What people are told of the live events in numbers, counted anew only when something came or a moment passed. */
import type { StreamFigures } from "../../lib/status.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";

/** Beyond that the minutes have moved on. */
const freshMs = 5_000;
/** Counting takes at most this part of the time, however fast events come. */
const mostOfTime = 0.1;

type Counted = { of: string; at: number; tookMs: number; figures: Promise<StreamFigures> };

/** Asked with what the figures are of: the same text, the same figures for a while. Other ones are at most a little old. */
export function createStreamFigures(warehouse: Pick<Warehouse, "streamCounts" | "streamPace">, now: () => Date) {
  let last: Counted | null = null;
  return (of: string): Promise<StreamFigures> => {
    const at = now().getTime();
    const age = at - (last?.at ?? 0);
    if (last && (age < last.tookMs / mostOfTime || (last.of === of && age < freshMs))) return last.figures;
    const figures = count(warehouse, now());
    const counted: Counted = { of, at, tookMs: Number.POSITIVE_INFINITY, figures };
    last = counted;
    figures.then(
      () => {
        counted.tookMs = now().getTime() - at;
      },
      () => {
        if (last === counted) last = null;
      },
    );
    return figures;
  };
}

async function count(warehouse: Pick<Warehouse, "streamCounts" | "streamPace">, now: Date): Promise<StreamFigures> {
  const [{ events, duplicates, differing, refused, superseded }, pace] = await Promise.all([warehouse.streamCounts(), warehouse.streamPace(now)]);
  const { lines, revenue } = superseded;
  return { events, duplicates, differing, refused, superseded: { lines, revenue }, ...pace };
}
