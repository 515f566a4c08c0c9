/** What people are told of the live events in numbers, counted anew only when something came or a moment passed. */
import type { StreamFigures } from "../../lib/status.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";

/** Beyond that the minutes have moved on. */
const freshMs = 5_000;

type Counted = { of: string; at: number; figures: Promise<StreamFigures> };

/** Asked with what the figures are of: the same text, the same figures for a while. */
export function createStreamFigures(warehouse: Pick<Warehouse, "streamCounts" | "streamPace">, now: () => Date) {
  let last: Counted | null = null;
  return (of: string): Promise<StreamFigures> => {
    const at = now().getTime();
    if (last?.of === of && at - last.at < freshMs) return last.figures;
    const figures = count(warehouse, now());
    const counted = { of, at, figures };
    last = counted;
    figures.catch(() => {
      if (last === counted) last = null;
    });
    return figures;
  };
}

async function count(warehouse: Pick<Warehouse, "streamCounts" | "streamPace">, now: Date): Promise<StreamFigures> {
  const [{ events, duplicates, differing, refused, superseded }, pace] = await Promise.all([warehouse.streamCounts(), warehouse.streamPace(now)]);
  const { lines, revenue } = superseded;
  return { events, duplicates, differing, refused, superseded: { lines, revenue }, ...pace };
}
