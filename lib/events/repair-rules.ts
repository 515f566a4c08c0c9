/** The rules by which many refused events are repaired at once: see `repair-rule.ts`. */

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
  "as_text",
] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const numberFields = ["qty", "unit_price", "gross_amount"] as const;
export const idFields = ["event_id", "order_id", "customer_id", "product_id"] as const;
export const optionalFields = ["currency", "gross_amount"] as const;

type Reason = { field: string; rule: string };

/** What is likely to mend events that were refused so; the best first. Empty: nothing of the kind is. */
export function rulesFor({ field, rule }: Reason): RuleKind[] {
  if (field === "currency") return ["store_currency", "leave_out"];
  if (rule === "missing") return field === "customer_id" ? ["no_customer", "rename"] : field === "event_ts" ? ["rename", "publish_time"] : ["rename"];
  if (idFields.some((id) => id === field) && rule === "wrong_kind") return ["as_text"];
  if (field === "customer_id" && rule === "empty") return ["no_customer"];
  if (rule === "after_publish") return ["milliseconds", "publish_time", "zone"];
  if (field === "event_ts") return ["publish_time"];
  if (field === "gross_amount") return ["leave_out", "decimal_comma", "leading_number"];
  if (rule === "too_many_decimals") return ["four_decimals"];
  if (rule === "negative") return ["return"];
  if (field === "qty" && rule === "not_a_number") return ["leading_number", "decimal_comma"];
  if (rule === "not_a_number") return ["decimal_comma", "leading_number"];
  return [];
}
