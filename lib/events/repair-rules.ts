/** The rules by which many refused events are repaired at once. Each changes only what it is about. */

/** `store_currency`: another currency becomes the store's. `decimal_comma`: 1.234,50 becomes 1234.50. `leading_number`: "3 u" becomes 3.
 * `rename`: the member `from` becomes the field, where that is missing. `no_customer`: a customer left out or empty becomes null. `milliseconds`: a time
 * in milliseconds since 1970 becomes seconds. `zone`: a time without a zone is read in `zone`. `publish_time`: a time that is none, or out of bounds, becomes
 * the event's publish time. `four_decimals`: a price is rounded to 4 decimals. `return`: a negative price becomes a return. `leave_out`: an optional field goes. */
export const ruleKinds = [
  "store_currency",
  "decimal_comma",
  "leading_number",
  "rename",
  "no_customer",
  "milliseconds",
  "zone",
  "publish_time",
  "four_decimals",
  "return",
  "leave_out",
] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const numberFields = ["qty", "unit_price", "gross_amount"] as const;
export const optionalFields = ["currency", "gross_amount"] as const;

type Reason = { field: string; rule: string };

/** What is likely to mend events that were refused so; the best first. Empty: nothing of the kind is. */
export function rulesFor({ field, rule }: Reason): RuleKind[] {
  if (field === "currency") return ["store_currency", "leave_out"];
  if (rule === "missing") return field === "customer_id" ? ["no_customer", "rename"] : field === "event_ts" ? ["rename", "publish_time"] : ["rename"];
  if (field === "customer_id" && rule === "empty") return ["no_customer"];
  if (rule === "after_publish") return ["milliseconds", "publish_time", "zone"];
  if (field === "event_ts") return ["publish_time"];
  if (field === "gross_amount") return ["leave_out", "decimal_comma", "leading_number"];
  if (rule === "too_many_decimals") return ["four_decimals"];
  if (rule === "negative") return ["return"];
  if (rule === "not_a_number") return ["decimal_comma", "leading_number"];
  return [];
}
