/** The store days a bucket of the time chart stands for. */
import type { DateRange, Grain } from "../../lib/sales/filters.ts";

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** End (exclusive) of the whole bucket that begins at `start`; an hour's is the day after its day. */
export function bucketEnd(start: string, grain: Grain): string {
  const day = start.slice(0, 10);
  if (grain === "week") return addDays(day, 7);
  if (grain !== "month") return addDays(day, 1);
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
}

/** Days of the buckets from `first` to `last` that lie in `range`: what a click or a brush filters to. */
export function bucketsRange(first: string, last: string, grain: Grain, range: DateRange): DateRange {
  const [, from = range.from] = [first.slice(0, 10), range.from].sort();
  const [to = range.to] = [bucketEnd(last, grain), range.to].sort();
  return { from, to };
}
