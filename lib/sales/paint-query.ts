/** A page's question with everything decided: what both the serving store and plain SQL answer. */
import type { ComparisonKind, DateRange, Filters, Grain } from "./filters.ts";
import type { comparisonReasons } from "./paint.ts";

/** One bar of the time chart: days [start, end) of the range and [wasStart, wasEnd) of the earlier range. */
export type BucketBounds = { label: string; start: string; end: string; wasStart: string | null; wasEnd: string | null; partial: boolean };

export type PaintQuery = {
  range: DateRange;
  running: boolean;
  grain: Grain;
  /** In order, without gaps, covering the range. For the grain `hour`, `start` and `end` are local date-times. */
  buckets: BucketBounds[];
  filters: Filters;
  /** null: none asked for, or none possible (the reason is then in `comparison.reason` with `earlier` unused). */
  comparison: { kind: ComparisonKind; range: DateRange; through: string; reason: (typeof comparisonReasons)[number] | null } | null;
  topProducts: number;
};
