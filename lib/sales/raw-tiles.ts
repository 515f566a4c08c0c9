/** What an engine answers to a `PaintQuery`, before rounding, sorting and labels (`assemblePaint` does those, once for every engine). */
import type { RawMetrics } from "./metrics.ts";

/**
 * `now`: over the range. `base`: over the part of the range that is compared, asked only where `comparison.through` lies before `range.to`.
 * `was`: over the earlier range. null where not asked; where asked, a group without lines is `noMetrics`.
 * A group is listed when it has at least one line in the range (zero lines count).
 */
export type RawSides = { now: RawMetrics; base: RawMetrics | null; was: RawMetrics | null };

export type RawGroup = RawSides & { key: string; label: string };

export type RawTiles = {
  kpis: RawSides;
  /** Index into `query.buckets`; buckets without lines may be left out. */
  timeseries: { bucket: number; now: RawMetrics; was: RawMetrics | null }[];
  byCategory: (RawGroup & { children: RawGroup[] })[];
  byCountry: RawGroup[];
  byChannel: RawGroup[];
  /** The `query.topProducts` with most revenue, ties by product_id. */
  byProduct: (RawGroup & { category: string })[];
  otherProducts: { count: number; revenue: bigint; units: number; lines: number };
  /** Key "1" (Monday) to "7"; also those with lines in the earlier range alone. */
  byWeekday: RawGroup[];
  bySource: RawGroup[];
  queries: number;
};
