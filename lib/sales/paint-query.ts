/** A page's question with everything decided: what both the serving store and plain SQL answer. */
import type { ComparisonKind, ComparisonReason, Grain } from "./dimensions.ts";
import type { DateRange, Filters } from "./filters.ts";

/**
 * One bar of the time chart: days [start, end) of the range and [wasStart, wasEnd) of the earlier range (null: nothing stands at its place).
 * For the grain `hour` all of them are local date-times (`2025-09-15T14:00`). `label` is the first day of the whole bucket.
 */
export type BucketBounds = { label: string; start: string; end: string; wasStart: string | null; wasEnd: string | null; partial: boolean };

export type PaintQuery = {
  range: DateRange;
  running: boolean;
  grain: Grain;
  /** The days of the range that have bars: all of them, but for a chart that shows the last ones alone. */
  window: DateRange;
  /** In order, without gaps, covering the window. */
  buckets: BucketBounds[];
  filters: Filters;
  /** null: none asked for. Whether the earlier range is to be read at all is said by `comparedRanges`. */
  comparison: ComparisonQuery | null;
  topProducts: number;
};

export type ComparisonQuery = { kind: ComparisonKind; range: DateRange; through: string; reason: ComparisonReason | null };
