/** The store days a bucket of the time chart stands for. */
import { addDays, addMonths, earlier, later } from "../../lib/sales/days.ts";
import type { Grain } from "../../lib/sales/dimensions.ts";
import type { DateRange } from "../../lib/sales/filters.ts";

/** End (exclusive) of the whole bucket that begins at `start`; an hour's is the day after its day. */
export function bucketEnd(start: string, grain: Grain): string {
  const day = start.slice(0, 10);
  if (grain === "month") return addMonths(day, 1, "last");
  return addDays(day, grain === "week" ? 7 : 1);
}

/** Days of the buckets from `first` to `last` that lie in `range`: what a click or a brush filters to. */
export function bucketsRange(first: string, last: string, grain: Grain, range: DateRange): DateRange {
  return { from: later(first.slice(0, 10), range.from), to: earlier(bucketEnd(last, grain), range.to) };
}
