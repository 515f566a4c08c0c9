/** Live lines that do not count because the load has their order already, as the API lists them. */
import { z } from "zod";
import { Money } from "../sales/metrics.ts";

const SupersededLine = z.object({
  eventId: z.string(),
  orderId: z.string(),
  customerId: z.string().nullable(),
  productId: z.string(),
  qty: z.number(),
  /** A decimal text with 4 decimals. */
  unitPrice: z.string(),
  revenue: Money,
  eventTime: z.iso.datetime(),
  publishTime: z.iso.datetime(),
  ingestTime: z.iso.datetime(),
  simulated: z.boolean(),
  runId: z.string().nullable(),
});

/** `revenue`: of all of them, which the page does not count. The newest event time first. */
export const SupersededReply = z.object({ lines: z.number(), revenue: Money, rows: z.array(SupersededLine) });
export type SupersededReply = z.infer<typeof SupersededReply>;
