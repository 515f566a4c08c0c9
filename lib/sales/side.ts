/** One side of a paint (the range, its compared part, the earlier range) in the serving store's integers. */
import { comparedRanges } from "./comparison.ts";
import type { DateRange, Filters } from "./filters.ts";
import type { PaintQuery } from "./paint-query.ts";
import type { QuestionValue } from "./question.ts";

/** Days count from 1970-01-01; `to` is exclusive. Slots are such days, or hours when `hourly`. */
export type Side = {
  from: number;
  to: number;
  filters: Filters;
  hourly: boolean;
  buckets: { starts: Int32Array; ends: Int32Array };
};

export type Sides = { now: Side; base: Side | null; was: Side | null };

export function sidesOf(query: PaintQuery): Sides {
  const { base, was } = comparedRanges(query);
  const side = (range: DateRange, bounds: Bound[]): Side => ({
    from: dayNumber(range.from),
    to: dayNumber(range.to),
    filters: query.filters,
    hourly: query.grain === "hour",
    buckets: { starts: slots(bounds, 0), ends: slots(bounds, 1) },
  });
  return {
    now: side(
      query.range,
      query.buckets.map(({ start, end }) => [start, end]),
    ),
    base: base && side(base, []),
    was:
      was &&
      side(
        was,
        query.buckets.map(({ wasStart, wasEnd }) => (wasStart !== null && wasEnd !== null ? [wasStart, wasEnd] : nothing)),
      ),
  };
}

export function segmentValues({ filters }: Pick<Side, "filters">): Record<"countries" | "channels" | "sources", QuestionValue> {
  return { countries: filters.country, channels: filters.channel, sources: filters.source };
}

export function rangeValues({ from, to }: Pick<Side, "from" | "to">): Record<"from" | "to", QuestionValue> {
  return { from, to };
}

export function bucketValues({ buckets }: Side): Record<"starts" | "ends", QuestionValue> {
  return buckets;
}

/** `2025-09-15` in days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

type Bound = readonly [string, string];
const nothing: Bound = ["1970-01-01", "1970-01-01"];

function slots(bounds: Bound[], edge: 0 | 1): Int32Array {
  return Int32Array.from(bounds, (bound) => slotNumber(bound[edge]));
}

function slotNumber(edge: string): number {
  const hour = edge.length > 10 ? Number(edge.slice(11, 13)) : 0;
  return edge.length > 10 ? dayNumber(edge.slice(0, 10)) * 24 + hour : dayNumber(edge);
}
