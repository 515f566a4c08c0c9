/** The values a filter can take in the range, under the other filters, with what each brings. */
import { z } from "zod";
import { Filters, filterNames } from "./filters.ts";
import { Money } from "./metrics.ts";

export const FilterValuesParams = Filters.extend({
  dimension: z.enum(filterNames),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  search: z.string().max(200).default(""),
});
export type FilterValuesParams = z.infer<typeof FilterValuesParams>;

/** The 100 with most revenue, and how many there are in all. */
export const FilterValues = z.object({
  version: z.number(),
  total: z.number(),
  values: z.array(z.object({ key: z.string(), label: z.string(), revenue: Money })),
});
export type FilterValues = z.infer<typeof FilterValues>;
