/** What the order simulator knows of the loaded shop: a bounded part of its customers, products and orders. The same store gives the same sample. */
import { z } from "zod";

const Amount = z.string().regex(/^\d+(\.\d{1,4})?$/);

export const ShopSample = z.object({
  currency: z.string(),
  /** Digits money is shown with. */
  digits: z.number(),
  timeZone: z.string(),
  /** Up to when the load knows the shop, in milliseconds since 1970, rounded up; null before the first load. */
  asOf: z.number().nullable(),
  /** `hasBoughtLive`: one of their live lines is a sale that counts. */
  customers: z.array(z.object({ id: z.string(), country: z.string().nullable(), hasBoughtLive: z.boolean() })),
  products: z.array(z.object({ id: z.string(), price: Amount })),
  /** Orders of the load with a sale line, which is given, of a known customer. `isSoldLive`: one of its live lines is a sale that counts. */
  orders: z.array(
    z.object({
      id: z.string(),
      customerId: z.string(),
      hasBoughtLive: z.boolean(),
      isSoldLive: z.boolean(),
      country: z.string().nullable(),
      channel: z.string().nullable(),
      productId: z.string(),
      unitPrice: Amount,
    }),
  ),
  /** Events that no simulator sent, refused ones included. */
  realEvents: z.number(),
});
export type ShopSample = z.infer<typeof ShopSample>;
