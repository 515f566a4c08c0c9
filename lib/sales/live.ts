/** What the live page shows: a paint, which part of it came as events, and what came last. All of one version. */
import { z } from "zod";
import { sources } from "./dimensions.ts";
import { DateRange } from "./filters.ts";
import { Money } from "./metrics.ts";
import { Paint } from "./paint.ts";

/** Batch and streaming revenue; together that of what they are the split of. */
const Split = z.record(z.enum(sources), Money);
export type Split = z.infer<typeof Split>;

const LiveLine = z.object({
  /** Grows with every line; the same line keeps it. */
  position: z.number(),
  orderId: z.string(),
  productId: z.string(),
  /** The product's name, else its subcategory, else its id. */
  label: z.string(),
  country: z.string(),
  qty: z.number(),
  amount: Money,
  eventTime: z.iso.datetime(),
  publishTime: z.iso.datetime(),
  ingestTime: z.iso.datetime(),
});
export type LiveLine = z.infer<typeof LiveLine>;

export const Live = Paint.extend({
  /** The days of `timeseries`: the range, or its last part where the whole has more bars than can be read. */
  window: DateRange,
  split: z.object({
    /** In the order of the paint's. */
    timeseries: z.array(Split),
    byWeekday: z.array(Split),
    /** By product_id, of the paint's rows. */
    byProduct: z.record(z.string(), Split),
    otherProducts: Split.nullable(),
  }),
  /** The streaming lines under the filters by event time, whatever the range. */
  last24h: z.object({ revenue: Money, lines: z.number(), orders: z.number() }),
  /** Revenue of all streaming lines under the filters, whatever the range. */
  wholeStream: Money,
  /** Under the filters, whatever the range; the last to be committed first. */
  lines: z.array(LiveLine),
});
export type Live = z.infer<typeof Live>;
