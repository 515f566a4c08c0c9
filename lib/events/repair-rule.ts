import { z } from "zod";
import { isTimeZone } from "../time-zone.ts";
import { eventFields } from "./reasons.ts";
import { numberFields, optionalFields } from "./repair-rules.ts";

/** See `repair-rules.ts`. */
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
  z.strictObject({ kind: z.literal("leave_out"), field: z.enum(optionalFields) }),
]);
export type RepairRule = z.infer<typeof RepairRule>;
