/** The detail table: one row per order, customer and category, with the date of its first line. */
import { z } from "zod";
import { wholeNumber } from "../whole-number.ts";
import { Filters } from "./filters.ts";
import { Money } from "./metrics.ts";

const detailColumns = ["order", "date", "customer", "country", "category", "channel", "revenue"] as const;

export const DetailParams = Filters.extend({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sort: z.enum(detailColumns).default("order"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  /** Part of an order id, a customer id or a customer's name; case and accents do not matter. */
  search: z.string().max(200).default(""),
  offset: wholeNumber(0, 2_147_483_647).default(0),
  limit: wholeNumber(1, 500).default(13),
  /** The version earlier pages came from: answered from it for 60 s, then `version_gone`. */
  version: wholeNumber(0, 999_999_999_999_999).optional(),
});
export type DetailParams = z.infer<typeof DetailParams>;

export const DetailRow = z.object({
  orderId: z.string(),
  date: z.iso.date(),
  /** null where the line names none. */
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  country: z.string(),
  category: z.string(),
  channel: z.string(),
  revenue: Money,
});
export type DetailRow = z.infer<typeof DetailRow>;

export const Detail = z.object({ version: z.number(), total: z.number(), rows: z.array(DetailRow) });
export type Detail = z.infer<typeof Detail>;
