import { z } from "zod";
import { isTimeZone } from "../time-zone.ts";
import { eventFields } from "./reasons.ts";
import { idFields, numberFields, optionalFields } from "./repair-rules.ts";

/** The rules by which many refused events are repaired at once; each changes only what it is about.
 * `store_currency`: another currency becomes the store's. `decimal_comma`: 1.234,50 becomes 1234.50. `leading_number`: "3 u" becomes 3.
 * `rename`: the member `from` becomes the field, where that is missing. `no_customer`: a customer left out or empty becomes null. `milliseconds`: a time
 * in milliseconds since 1970 becomes seconds. `zone`: a time without a zone is read in `zone`. `publish_time`: a time that is none, or out of bounds, becomes
 * the event's publish time. `four_decimals`: a price is rounded to 4 decimals. `return`: a negative price becomes a return. `as_text`: an id that is a number becomes text. `leave_out`: an optional field goes. */
export const RepairRule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("store_currency") }),
  z.strictObject({ kind: z.literal("decimal_comma"), field: z.enum(numberFields) }),
  z.strictObject({ kind: z.literal("leading_number"), field: z.enum(numberFields) }),
  z.strictObject({ kind: z.literal("rename"), from: z.string().min(1).max(200), field: z.enum(eventFields) }),
  z.strictObject({ kind: z.literal("no_customer") }),
  z.strictObject({ kind: z.literal("milliseconds") }),
  z.strictObject({ kind: z.literal("zone"), zone: z.string().refine(isTimeZone, "no IANA time zone, such as America/Santiago") }),
  z.strictObject({ kind: z.literal("publish_time") }),
  z.strictObject({ kind: z.literal("four_decimals") }),
  z.strictObject({ kind: z.literal("return") }),
  z.strictObject({ kind: z.literal("as_text"), field: z.enum(idFields) }),
  z.strictObject({ kind: z.literal("leave_out"), field: z.enum(optionalFields) }),
]);
export type RepairRule = z.infer<typeof RepairRule>;
