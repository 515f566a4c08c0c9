/** One rule of repair, applied to one event. What the rule does not fit stays as it is. */
import { divideRound } from "../money.ts";
import { decimals, parseDecimal, toUnits, trimSpaces, wholeDigits } from "./decimal-text.ts";
import { readMembers, removeMember, setMember } from "./edit-members.ts";
import { parseEventTime } from "./event-time.ts";
import type { EventField } from "./reasons.ts";
import type { RepairRule } from "./repair-rule.ts";

export type RuleContext = { currency: string; timeZone: string; publishTime: Date };

/** A member: its source, and what it says as text; null where it is no text and no number. */
type Given = { source: string; text: string | null } | null;
type Look = (name: string) => Given;

/** `json` may be anything. */
export function applyRule(rule: RepairRule, json: string, context: RuleContext): string {
  const members = readMembers(json);
  if (!members) return json;
  return repair(rule, json, context, (name) => {
    const source = members.get(name);
    return source === undefined ? null : { source, text: textOf(source) };
  });
}

function repair(rule: RepairRule, json: string, context: RuleContext, look: Look): string {
  switch (rule.kind) {
    case "store_currency":
      return isOther(look("currency"), context.currency) ? setMember(json, "currency", JSON.stringify(context.currency)) : json;
    case "decimal_comma":
      return withNumber(json, rule.field, look, withoutComma);
    case "leading_number":
      return withNumber(json, rule.field, look, leadingNumber);
    case "rename":
      return rename(json, rule.from, rule.field, look);
    case "no_customer":
      return isNothing(look("customer_id")) ? setMember(json, "customer_id", "null") : json;
    case "milliseconds":
      return withNumber(json, "event_ts", look, toSeconds);
    case "zone":
      return withTime(json, look, (text) => (isZoneless(text) ? isoOf(parseEventTime(text, rule.zone)) : null));
    case "publish_time":
      return isTimeWithin(look("event_ts"), context) ? json : setMember(json, "event_ts", JSON.stringify(context.publishTime.toISOString()));
    case "four_decimals":
      return withNumber(json, "unit_price", look, toFourDecimals);
    case "return":
      return toReturn(json, look);
    case "as_text":
      return asText(json, rule.field, look);
    case "leave_out":
      return removeMember(json, rule.field);
  }
}

function textOf(source: string): string | null {
  if (source.startsWith('"')) return JSON.parse(source);
  return /^[-\d]/.test(source) ? source : null;
}

function isNothing(given: Given): boolean {
  return given === null || given.source === "null" || given.text === "";
}

function isOther(given: Given, currency: string): boolean {
  return !isNothing(given) && given?.text !== currency && given?.text !== currency.toLowerCase();
}

function rename(json: string, from: string, field: EventField, look: Look): string {
  const given = look(from);
  if (given === null || !isNothing(look(field)) || from === field) return json;
  return setMember(removeMember(json, from), field, given.source);
}

/** Of a number, as it was written. */
function asText(json: string, field: EventField, look: Look): string {
  const given = look(field);
  return given?.text == null || given.source.startsWith('"') ? json : setMember(json, field, JSON.stringify(given.text));
}

/** `change`: null where it does not fit. The number comes as one. */
function withNumber(json: string, field: EventField, look: Look, change: (text: string) => string | null): string {
  const text = look(field)?.text ?? null;
  const changed = text === null ? null : change(trimSpaces(text));
  return changed === null ? json : setMember(json, field, changed);
}

function withTime(json: string, look: Look, change: (text: string) => string | null): string {
  const text = look("event_ts")?.text ?? null;
  const changed = text === null ? null : change(text);
  return changed === null ? json : setMember(json, "event_ts", JSON.stringify(changed));
}

function withoutComma(text: string): string | null {
  if (!/^[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+$/.test(text)) return null;
  return numberSource(text.replaceAll(".", "").replace(",", "."));
}

function leadingNumber(text: string): string | null {
  const found = /^[+-]?\d+(?![\d.,])(?=\D)/.exec(text);
  return found && parseDecimal(text) === null ? numberSource(found[0]) : null;
}

/** As JSON writes it: no plus, no zeros before. */
function numberSource(text: string): string {
  const [, sign = "", whole = "", rest = ""] = /^([+-]?)0*(\d+)(\..*)?$/.exec(text) ?? [];
  return `${sign === "-" ? "-" : ""}${whole}${rest}`;
}

/** From the year 2000 on, 2000 as seconds being 1970. */
function toSeconds(text: string): string | null {
  const number = parseDecimal(text);
  if (!number || number.isNegative || wholeDigits(number) < 12 || wholeDigits(number) > 14) return null;
  return unitsText(toUnits({ ...number, power: number.power - 3 }, 6), 6);
}

function toFourDecimals(text: string): string | null {
  const number = parseDecimal(text);
  if (!number || decimals(number) <= 4 || wholeDigits(number) > 12) return null;
  return unitsText(divideRound(toUnits(number, 5), 10n), 4);
}

function unitsText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function isZoneless(text: string): boolean {
  return /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?)?$/.test(trimSpaces(text));
}

function isTimeWithin(given: Given, { timeZone, publishTime }: RuleContext): boolean {
  const time = given?.text == null ? null : parseEventTime(given.text, timeZone);
  return time !== null && time >= earliest && time <= BigInt(publishTime.getTime()) * 1000n + dayUs;
}

const dayUs = 86_400_000_000n;
const earliest = BigInt(Date.UTC(2000, 0, 1)) * 1000n;

function isoOf(micros: bigint | null): string | null {
  if (micros === null || micros < earliest || micros > 10n ** 16n) return null;
  const text = new Date(Number(micros / 1000n)).toISOString();
  return text.replace("Z", `${(micros % 1000n).toString().padStart(3, "0")}Z`);
}

/** Of a negative price and a positive quantity. */
function toReturn(json: string, look: Look): string {
  const [price, qty] = [look("unit_price")?.text ?? null, look("qty")?.text ?? null];
  if (price === null || qty === null || !/^\s*-\d/.test(price) || !/^\s*\d/.test(qty)) return json;
  return setMember(setMember(json, "unit_price", numberSource(trimSpaces(price).slice(1))), "qty", `-${numberSource(trimSpaces(qty))}`);
}
