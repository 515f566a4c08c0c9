/** What a page is asked for: range, comparison, grain and filters, as they stand in the URL. */
import { z } from "zod";
import { comparisonKinds, grains, sources } from "./dimensions.ts";

export type { FilterName } from "./dimensions.ts";
export { filterNames } from "./dimensions.ts";

const values = z.array(z.string().max(500)).max(200);

export const Filters = z.object({
  country: values,
  category: values,
  channel: values,
  source: z.array(z.enum(sources)),
  /** product_id */
  product: values,
});
export type Filters = z.infer<typeof Filters>;

export const DateRange = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine((range) => range.from < range.to, { error: "from must lie before to", path: ["from"] });
/** Store days, `from` inclusive, `to` exclusive, as ISO dates. */
export type DateRange = z.infer<typeof DateRange>;

/** As asked; what is left out is decided by `resolvePaintQuery`. */
export const PaintParams = Filters.extend({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  compare: z.enum(comparisonKinds).default("none"),
  grain: z.enum(grains).optional(),
});
export type PaintParams = z.infer<typeof PaintParams>;
