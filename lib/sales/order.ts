/** One order with all its lines, whatever the page's filters. */
import { z } from "zod";
import { sources } from "./dimensions.ts";
import { Money } from "./metrics.ts";

export const Order = z.object({
  version: z.number(),
  orderId: z.string(),
  channel: z.string(),
  country: z.string(),
  customers: z.array(z.object({ customerId: z.string(), name: z.string().nullable(), known: z.boolean() })),
  lines: z.array(
    z.object({
      productId: z.string(),
      productName: z.string().nullable(),
      category: z.string(),
      subcategory: z.string(),
      qty: z.number(),
      /** As recorded, up to 4 decimals. */
      unitPrice: Money,
      grossAmount: Money,
      /** ISO with zone. */
      ts: z.iso.datetime(),
      day: z.iso.date(),
      source: z.enum(sources),
    }),
  ),
  revenue: Money,
  units: z.number(),
});
export type Order = z.infer<typeof Order>;
