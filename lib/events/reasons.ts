/** Why an event is refused. */
import { shortText } from "../short-text.ts";

/** In the order in which reasons are listed; `body` stands for the message as a whole. */
export const eventFields = ["event_id", "order_id", "customer_id", "product_id", "qty", "unit_price", "event_ts", "currency", "gross_amount"] as const;
export type EventField = (typeof eventFields)[number];

export const refusalRules = [
  "body_too_large",
  "not_utf8",
  "not_json",
  "not_an_object",
  "missing",
  "wrong_kind",
  "empty",
  "not_text",
  "too_long",
  "not_a_number",
  "not_whole",
  "zero",
  "negative",
  "too_many_decimals",
  "too_large",
  "gross_too_large",
  "not_a_date",
  "before_2000",
  "after_publish",
  "other_currency",
] as const;
/** `not_storable` is no rule of the contract: the warehouse refused what the contract accepts. */
export type RefusalRule = (typeof refusalRules)[number] | "not_storable";

export type RefusalReason = {
  field: EventField | "body";
  /** As it was sent, at most 200 characters; null when nothing was, or nothing that is text. */
  value: string | null;
  rule: RefusalRule;
};

export function refusalReason(field: RefusalReason["field"], value: string | null, rule: RefusalRule): RefusalReason {
  return { field, value: value === null ? null : shortText(value), rule };
}

/** The reason as an English sentence. The value is shown beside it. */
export function reasonText({ field, rule }: RefusalReason): string {
  switch (rule) {
    case "body_too_large":
      return "The event is larger than 1 MB.";
    case "not_utf8":
      return "The event is not UTF-8 text.";
    case "not_json":
      return "The event is not JSON.";
    case "not_an_object":
      return "The event is not one JSON object, such as {…}.";
    case "missing":
      return field === "customer_id" ? "customer_id is missing. Send null for an order without a customer." : `${field} is missing.`;
    case "wrong_kind":
      return isNumeric(field) ? `${field} must be a number, or text that holds one.` : `${field} must be text.`;
    case "empty":
      return field === "body" ? "The event is empty." : `${field} must not be empty.`;
    case "not_text":
      return `${field} holds a NUL or half a character, which cannot be kept as text.`;
    case "too_long":
      return `${field} is longer than 1,024 bytes.`;
    case "not_a_number":
      return `${field} must be a number with a decimal point and no other signs, such as 12.50.`;
    case "not_whole":
      return `${field} must be a whole number, such as 2 or -1.`;
    case "zero":
      return `${field} must not be 0.`;
    case "negative":
      return `${field} must not be negative. A return has a negative qty.`;
    case "too_many_decimals":
      return `${field} may have at most 4 decimals.`;
    case "too_large":
      return `${field} is too large to be kept exactly.`;
    case "gross_too_large":
      return "qty × unit_price is too large to be kept exactly.";
    case "not_a_date":
      return `${field} must be a date or a time as 2025-09-15, 2025-09-15 14:23:55 or 2025-09-15T14:23:55Z, or seconds since 1970.`;
    case "before_2000":
      return `${field} lies before the year 2000. Seconds since 1970 are expected where it is a number.`;
    case "after_publish":
      return `${field} lies more than a day after the event was published. Seconds since 1970, not milliseconds, are expected where it is a number.`;
    case "other_currency":
      return `${field} is not the store's currency.`;
    case "not_storable":
      return "The event was read, but could not be kept. The log says why.";
  }
}

function isNumeric(field: RefusalReason["field"]): boolean {
  return field === "qty" || field === "unit_price" || field === "event_ts" || field === "gross_amount";
}
