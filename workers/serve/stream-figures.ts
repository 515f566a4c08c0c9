/** What people are told of the live events in numbers: counted anew when something came or a moment passed, in a tenth of the time at most. */
import type { StreamFigures } from "../../lib/status.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";

/** Beyond that the minutes have moved on. */
const freshMs = 5_000;
/** From one count to the next, in times of what the first took. */
const pauses = 10;

type Counted = { of: string; startedAt: number; restUntil: number; figures: Promise<StreamFigures> };
type Counting = Pick<Warehouse, "streamCounts" | "streamPace">;

/** Asked with what the figures are of: the same text, the same figures for a while. `monotonicMs`: tells how long a count took. */
export function createStreamFigures(warehouse: Counting, monotonicMs: () => number = () => performance.now()) {
  let last: Counted | null = null;

  function begin(of: string): Promise<StreamFigures> {
    const startedAt = monotonicMs();
    const figures = count(warehouse);
    const counted: Counted = { of, startedAt, restUntil: Number.POSITIVE_INFINITY, figures };
    last = counted;
    figures.then(
      () => {
        counted.restUntil = startedAt + pauses * (monotonicMs() - startedAt);
      },
      () => {
        if (last === counted) last = null;
      },
    );
    return figures;
  }

  return (of: string): Promise<StreamFigures> => {
    const now = monotonicMs();
    if (last === null) return begin(of);
    const isFresh = last.of === of && now - last.startedAt < freshMs;
    return isFresh || now < last.restUntil ? last.figures : begin(of);
  };
}

async function count(warehouse: Counting): Promise<StreamFigures> {
  const [{ events, duplicates, differing, refused, superseded, simulated }, pace] = await Promise.all([
    warehouse.streamCounts(),
    warehouse.streamPace(new Date()),
  ]);
  const { lines, revenue } = superseded;
  return { events, duplicates, differing, refused, superseded: { lines, revenue }, simulated, ...pace };
}
