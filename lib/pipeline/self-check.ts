/** What came of holding the serving store against plain SQL. */
import { z } from "zod";
import { DateRange } from "../sales/filters.ts";

const checkedSets = ["all", "lately", "country", "categories", "channel", "live", "product"] as const;

/** A number that is not the same. `place`: where in the answer, as "byCountry.Chile.revenue". */
const Difference = z.object({ set: z.enum([...checkedSets, "days", "page"]), place: z.string(), sql: z.string(), shown: z.string() });
export type Difference = z.infer<typeof Difference>;

/** `filter`: what it is about, as the shop calls it. */
const CheckedSet = z.object({ set: Difference.shape.set, filter: z.array(z.string()), range: DateRange, numbers: z.number(), differences: z.number() });
export type CheckedSet = z.infer<typeof CheckedSet>;

export const SelfCheck = z.object({
  version: z.number(),
  /** Of the store, and those among them that were counted in every way; the others day by day. */
  lines: z.number(),
  countedLines: z.number(),
  days: z.number(),
  numbers: z.number(),
  differences: z.number(),
  sets: z.array(CheckedSet),
  headline: z.array(z.object({ metric: z.enum(["revenue", "orders", "customers"]), sql: z.string(), shown: z.string() })),
  /** The first of them. */
  found: z.array(Difference),
  plainMs: z.number(),
  shownMs: z.number(),
});
export type SelfCheck = z.infer<typeof SelfCheck>;
