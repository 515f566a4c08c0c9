/** Events that must be refused, each with the reasons the contract gives for it, written down by hand from lib/events/contract.md. */
import { jsonOf, type Members } from "./event-text.ts";

export type Reason = { field: string; rule: string };

export type Malformed = {
  name: string;
  reasons: Reason[];
  body(members: Members, store: { currency: string }): Buffer;
};

type Change = (members: Members, store: { currency: string }) => unknown;

export const malformedKinds: readonly [Malformed, ...Malformed[]] = [
  whole("cut off", "not_json", (json) => Buffer.from(json.slice(0, -20))),
  whole("not JSON", "not_json", (json) => Buffer.from(json.replaceAll('"', "'"))),
  whole("an array", "not_an_object", (json) => Buffer.from(`[${json}]`)),
  whole("Latin-1", "not_utf8", (json) => Buffer.from(json.replace('_id":"', '_id":"\u00f1'), "latin1")),
  changed("no event_id", [["event_id", "missing"]], (members) => members.delete("event_id")),
  changed("event_id with a NUL", [["event_id", "not_text"]], (members) => edit(members, "event_id", (text) => text.replace('"', '"\\u0000'))),
  changed("order_id a number", [["order_id", "wrong_kind"]], (members) => members.set("order_id", "1234")),
  changed("customer_id forgotten", [["customer_id", "missing"]], (members) => members.delete("customer_id")),
  changed("customer_id empty", [["customer_id", "empty"]], (members) => members.set("customer_id", '""')),
  changed("product_id null", [["product_id", "missing"]], (members) => members.set("product_id", "null")),
  changed("product_id too long", [["product_id", "too_long"]], (members) => members.set("product_id", `"${"P".repeat(1025)}"`)),
  changed("qty 0", [["qty", "zero"]], (members) => members.set("qty", "0")),
  changed("half a piece", [["qty", "not_whole"]], (members) => members.set("qty", "1.5")),
  changed("qty in words", [["qty", "not_a_number"]], (members) => members.set("qty", '"two"')),
  changed("price below 0", [["unit_price", "negative"]], (members) => members.set("unit_price", "-9.99")),
  changed("price with 5 decimals", [["unit_price", "too_many_decimals"]], (members) => members.set("unit_price", "9.99001")),
  changed("price with a comma", [["unit_price", "not_a_number"]], (members) => members.set("unit_price", '"9,99"')),
  changed("price true", [["unit_price", "wrong_kind"]], (members) => members.set("unit_price", "true")),
  changed("price of 10^15", [["unit_price", "too_large"]], (members) => members.set("unit_price", "1000000000000000")),
  changed("gross too large", [["qty", "gross_too_large"]], (members) => members.set("qty", "999999999999").set("unit_price", "99999")),
  changed("day first", [["event_ts", "not_a_date"]], (members) => members.set("event_ts", '"15/09/2025 14:23"')),
  changed("last century", [["event_ts", "before_2000"]], (members) => members.set("event_ts", '"1999-12-30T10:00:00Z"')),
  changed("milliseconds", [["event_ts", "after_publish"]], (members) => members.set("event_ts", "1757946235000")),
  changed("no time", [["event_ts", "missing"]], (members) => members.delete("event_ts")),
  changed("another currency", [["currency", "other_currency"]], (members, { currency }) => members.set("currency", currency === "JPY" ? '"USD"' : '"JPY"')),
  changed("gross in words", [["gross_amount", "not_a_number"]], (members) => members.set("gross_amount", '"lots"')),
  changed(
    "several faults",
    [
      ["product_id", "empty"],
      ["qty", "zero"],
      ["unit_price", "negative"],
      ["unit_price", "too_many_decimals"],
    ],
    (members) => members.set("product_id", '""').set("qty", "0").set("unit_price", "-0.00001"),
  ),
];

/** Spoils the message as a whole. */
function whole(name: string, rule: string, spoil: (json: string) => Buffer): Malformed {
  return { name, reasons: [{ field: "body", rule }], body: (members) => spoil(jsonOf(members)) };
}

function changed(name: string, reasons: [field: string, rule: string][], change: Change): Malformed {
  return {
    name,
    reasons: reasons.map(([field, rule]) => ({ field, rule })),
    body: (members, store) => {
      change(members, store);
      return Buffer.from(jsonOf(members));
    },
  };
}

function edit(members: Members, name: string, by: (text: string) => string): void {
  members.set(name, by(members.get(name) ?? ""));
}
