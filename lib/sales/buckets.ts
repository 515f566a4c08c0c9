/** The bars of the time chart: bounds in the range, and the bounds of what stands at the same place in the earlier range. */
import { type Shift, shiftBack, shiftOf } from "./comparison.ts";
import { addDays, addMonths, daysBetween, earlier, later, monthStart, weekStart } from "./days.ts";
import { type Grain, grains } from "./dimensions.ts";
import type { DateRange } from "./filters.ts";
import type { BucketBounds, ComparisonQuery } from "./paint-query.ts";

export const maxHourDays = 14;
export const maxBuckets = 4_000;

type WholeBucket = { start: string; end: string };

/** `clock`: what the store's clocks show (`storeClock`). A bucket that the range cuts, or that is not over by the clock, is partial. `window`: the days of the range that have bars. */
export function bucketsOf(range: DateRange, grain: Grain, comparison: ComparisonQuery | null, clock: string, window = range): BucketBounds[] {
  const from = edgeOf(range.from, grain);
  const to = edgeOf(range.to, grain);
  const now = grain === "hour" ? clock : clock.slice(0, 10);
  return wholeBuckets(window, grain).map(({ start, end }) => {
    const bounds = { start: later(start, from), end: earlier(end, to) };
    const partial = start < from || end > to || end > now;
    return { label: start, ...bounds, ...pairOf(bounds, range, grain, comparison), partial };
  });
}

/** Few enough bars to read, enough to see a shape. */
export function defaultGrain(range: DateRange): Grain {
  const days = daysBetween(range.from, range.to);
  if (days <= 92) return "day";
  return days <= 184 ? "week" : "month";
}

/** The grains a range can be shown in. */
export function grainsOf(range: DateRange): Grain[] {
  return grains.filter((grain) => bucketCount(range, grain) <= maxBuckets && (grain !== "hour" || daysBetween(range.from, range.to) <= maxHourDays));
}

export function bucketCount(range: DateRange, grain: Grain): number {
  const days = daysBetween(range.from, range.to);
  return Math.ceil({ hour: days * 24, day: days, week: days / 7, month: days / 28 }[grain]);
}

function wholeBuckets(range: DateRange, grain: Grain): WholeBucket[] {
  if (grain === "hour") return wholeBuckets(range, "day").flatMap(({ start }) => hoursOf(start));
  const buckets: WholeBucket[] = [];
  for (let start = firstStart(range.from, grain); start < range.to; ) {
    const end = nextStart(start, grain);
    buckets.push({ start, end });
    start = end;
  }
  return buckets;
}

function hoursOf(day: string): WholeBucket[] {
  const edges = Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, "0")}:00`);
  return edges.map((start, hour) => ({ start, end: edges[hour + 1] ?? `${addDays(day, 1)}T00:00` }));
}

function firstStart(day: string, grain: Grain): string {
  if (grain === "month") return monthStart(day);
  return grain === "week" ? weekStart(day) : day;
}

function nextStart(start: string, grain: Grain): string {
  if (grain === "month") return addMonths(start, 1, "last");
  return addDays(start, grain === "week" ? 7 : 1);
}

/** Every day of the earlier range falls into exactly one pair: what the earlier range is longer by goes to the last one compared. */
function pairOf(bounds: WholeBucket, range: DateRange, grain: Grain, comparison: ComparisonQuery | null): { wasStart: string | null; wasEnd: string | null } {
  if (comparison === null) return { wasStart: null, wasEnd: null };
  const shift = bucketShift(range, grain, comparison);
  const wasStart = earlierEdge(bounds.start, range, comparison, shift);
  const wasEnd = earlierEdge(bounds.end, range, comparison, shift);
  return wasStart < wasEnd ? { wasStart: sameForm(wasStart, grain), wasEnd: sameForm(wasEnd, grain) } : { wasStart: null, wasEnd: null };
}

/** Months stand against months; days and weeks keep their distance. */
function bucketShift(range: DateRange, grain: Grain, comparison: ComparisonQuery): Shift {
  const shift = shiftOf(comparison.kind, range);
  return grain === "month" && shift.unit === "months" ? shift : { unit: "days", count: daysBetween(comparison.range.from, range.from) };
}

function earlierEdge(edge: string, range: DateRange, { range: was, through }: ComparisonQuery, shift: Shift): string {
  if (edge >= through) return was.to;
  if (edge.slice(0, 10) === range.from) return `${was.from}${edge.slice(10)}`;
  const shifted = `${shiftBack(edge.slice(0, 10), shift, "last")}${edge.slice(10)}`;
  return earlier(shifted, was.to);
}

function edgeOf(day: string, grain: Grain): string {
  return grain === "hour" ? `${day}T00:00` : day;
}

function sameForm(edge: string, grain: Grain): string {
  return edge.length === 10 ? edgeOf(edge, grain) : edge;
}
