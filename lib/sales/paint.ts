/** A paint: every tile of a page for one set of filters, all from one version. Parsed on both sides of the worker's API. */
import { z } from "zod";
import { comparisonKinds, comparisonReasons, grains } from "./dimensions.ts";
import { DateRange } from "./filters.ts";
import { Metrics, Money } from "./metrics.ts";

/** `was`: the same group in the earlier range. `base`: the part of this group that `was` is compared with, null when that is all of it. */
const Group = Metrics.extend({ key: z.string(), label: z.string(), base: Metrics.nullable(), was: Metrics.nullable() });
const Breakdown = z.array(Group);
type Breakdown = z.infer<typeof Breakdown>;
export type BreakdownRow = Breakdown[number];

export const CategoryBreakdown = z.array(Group.extend({ children: Breakdown }));
export type CategoryBreakdown = z.infer<typeof CategoryBreakdown>;

export const ProductBreakdown = z.object({
  /** The top products by revenue; `label` is the name, else the subcategory, else the id. */
  rows: z.array(Group.extend({ category: z.string() })),
  /** All products that are not in `rows`; null when there are none. */
  others: z.object({ count: z.number(), revenue: Money, units: z.number(), lines: z.number() }).nullable(),
});
export type ProductBreakdown = z.infer<typeof ProductBreakdown>;

export const TimeBucket = Metrics.extend({
  /** First store day of the bucket (an hour: `2025-09-15T14:00`); a week starts on Monday, so it may lie before the range. */
  start: z.string(),
  /** The range, or the clock, cuts the bucket. */
  partial: z.boolean(),
  /** The bucket of the earlier range that stands at the same place, and its bounds in the form of `start`, end exclusive. */
  was: Metrics.nullable(),
  wasStart: z.string().nullable().default(null),
  wasEnd: z.string().nullable().default(null),
});
export type TimeBucket = z.infer<typeof TimeBucket>;

export const Comparison = z.object({
  kind: z.enum(comparisonKinds),
  range: DateRange,
  /** End (exclusive) of the part of this page's range that is compared: `to`, or today while the range runs. */
  through: z.iso.date(),
  /** Why there is nothing to compare with, or `not_over`: today, still running, against whole yesterday. */
  reason: z.enum(comparisonReasons).nullable(),
  base: Metrics,
  kpis: Metrics.nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

const Cost = z.object({ ms: z.number(), cached: z.boolean(), queries: z.number(), bytesBilled: z.number(), money: z.string() });

/** What the numbers come from: the same for every paint of a version. */
export const StoreState = z.object({
  name: z.string(),
  currency: z.string(),
  /** Digits money is shown with. */
  digits: z.number(),
  timeZone: z.string(),
  /** First and last store day with a line; null while there are none. */
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
  load: z
    .object({
      id: z.number(),
      loadedAt: z.iso.datetime(),
      asOf: z.iso.datetime(),
      /** The made-up shop that fills an empty warehouse. */
      sample: z.boolean(),
      lines: z.number(),
      rejectedRows: z.number(),
    })
    .nullable(),
});
export type StoreState = z.infer<typeof StoreState>;

export const DatedAhead = z.object({ lines: z.number(), /** The latest of their event times. */ until: z.iso.datetime() });
export type DatedAhead = z.infer<typeof DatedAhead>;

export const Paint = z.object({
  version: z.number(),
  /** Event time of the newest line that is not dated later than now; null without one. */
  newestEvent: z.iso.datetime().nullable(),
  /** Lines dated later than now, which count as well: a sender's clock is ahead. Null without any. */
  datedAhead: DatedAhead.nullable(),
  cost: Cost,
  store: StoreState,
  range: DateRange,
  /** Today lies in the range. */
  running: z.boolean(),
  grain: z.enum(grains),
  comparison: Comparison.nullable(),
  kpis: Metrics,
  timeseries: z.array(TimeBucket),
  byCategory: CategoryBreakdown,
  byCountry: Breakdown,
  byChannel: Breakdown,
  byProduct: ProductBreakdown,
  /** Keys "1" (Monday) to "7"; all seven, in this order. */
  byWeekday: Breakdown,
  bySource: Breakdown,
});
export type Paint = z.infer<typeof Paint>;
