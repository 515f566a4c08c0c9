/** Which instant is meant by what the store's clocks showed? `sql/load/store-days.sql` answers the same for CSV files. */
import { fromAbsolute } from "@internationalized/date";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Clocks differ from UTC by less. */
const widestOffsetMs = 16 * hourMs;
const maxDaysKept = 20_000;

/** Offsets from UTC around one local day: `beforeMs` up to the instant `changeAt`, `afterMs` from it on. */
type DayOffsets = { beforeMs: number; afterMs: number; changeAt: number };

const offsetsOfZone = new Map<string, Map<number, DayOffsets>>();

/**
 * `localMs`: the clock's reading as if it were UTC, in milliseconds. A reading that a clock change skips moves on by what was skipped;
 * of one that occurs twice the earlier instant is meant.
 */
export function instantOfLocal(localMs: number, timeZone: string): number {
  const { beforeMs, afterMs, changeAt } = dayOffsets(Math.floor(localMs / dayMs), timeZone);
  const early = localMs - beforeMs;
  const late = localMs - afterMs;
  return early >= changeAt && late >= changeAt ? late : early;
}

function dayOffsets(day: number, timeZone: string): DayOffsets {
  const days = offsetsOfZone.get(timeZone) ?? new Map<number, DayOffsets>();
  const known = days.get(day);
  if (known) return known;
  if (days.size >= maxDaysKept) days.clear();
  const found = findOffsets(day * dayMs - widestOffsetMs, (day + 1) * dayMs + widestOffsetMs, timeZone);
  offsetsOfZone.set(timeZone, days.set(day, found));
  return found;
}

function findOffsets(from: number, to: number, timeZone: string): DayOffsets {
  const beforeMs = offsetAt(from, timeZone);
  const afterMs = offsetAt(to, timeZone);
  if (beforeMs === afterMs) return { beforeMs, afterMs, changeAt: from };
  let [last, first] = [from, to];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (offsetAt(middle, timeZone) === beforeMs) last = middle;
    else first = middle;
  }
  return { beforeMs, afterMs, changeAt: first };
}

function offsetAt(instant: number, timeZone: string): number {
  return fromAbsolute(instant, timeZone).offset;
}
