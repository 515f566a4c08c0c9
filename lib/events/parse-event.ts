/** The event contract: what a shop may send as a line of an order, and what is refused. `contract.md` says it in words. */
import { divideRound } from "../money.ts";
import { shortText } from "../short-text.ts";
import { grossLimit, moneyDigits, mostUnits } from "./amount-limits.ts";
import { type Decimal, decimals, parseDecimal, toUnits, wholeDigits } from "./decimal-text.ts";
import { parseEventTime } from "./event-time.ts";
import { type EventBody, type Member, readBody } from "./read-body.ts";
import { type EventField, type RefusalReason, type RefusalRule, refusalReason } from "./reasons.ts";

/** One line of an order. Money in ten-thousandths, time in microseconds since 1970, as the tables hold them. */
export type OrderEvent = {
  eventId: string;
  orderId: string;
  /** Null for an order without a customer. */
  customerId: string | null;
  productId: string;
  /** Never 0; negative for a return. */
  qty: bigint;
  unitPrice: bigint;
  grossAmount: bigint;
  currency: string;
  eventTime: bigint;
  /** As it was sent. */
  eventTimeText: string;
  /** The sender's gross_amount, as it was sent, where it differs from `grossAmount`, which counts. */
  statedGrossDiffers: string | null;
};

export type EventContext = {
  /** The store's: an ISO 4217 code in capitals. */
  currency: string;
  /** The store's IANA zone, in which times without a zone are read. */
  timeZone: string;
  /** When the event entered the bus. */
  publishTime: Date;
};

export type ParsedEvent = { isAccepted: true; event: OrderEvent } | { isAccepted: false; reasons: RefusalReason[] };

/** Notes why the event is refused and gives the null that stands for the value. */
type Refuse = (field: EventField, { text }: Member, rule: RefusalRule) => null;

const scale = 4;
const maxIdBytes = 1_024;
/** More than `mostUnits` has: its exponent need not be worked out. */
const maxQtyDigits = 16;
const dayMs = 86_400_000;
const year2000Us = BigInt(Date.UTC(2000, 0, 1)) * 1000n;

/** Whatever the bytes, they are an event or all the reasons why they are none, in the order of the contract's fields. */
export function parseEvent(bytes: Uint8Array, context: EventContext): ParsedEvent {
  const body = readBody(bytes);
  if (typeof body !== "function") return { isAccepted: false, reasons: [body] };
  const reasons: RefusalReason[] = [];
  const event = readEvent(body, context, (field, { text }, rule) => {
    reasons.push(refusalReason(field, text, rule));
    return null;
  });
  return event && reasons.length === 0 ? { isAccepted: true, event } : { isAccepted: false, reasons };
}

function readEvent(body: EventBody, { currency, timeZone, publishTime }: EventContext, refuse: Refuse): OrderEvent | null {
  const eventId = readId(body, "event_id", refuse);
  const orderId = readId(body, "order_id", refuse);
  const customerId = readCustomer(body, refuse);
  const productId = readId(body, "product_id", refuse);
  const qty = readQty(body, refuse);
  const unitPrice = readPrice(body, refuse);
  const grossAmount = readGross(body, qty, unitPrice, refuse);
  const time = readTime(body, timeZone, publishTime, refuse);
  checkCurrency(body, currency, refuse);
  const statedGross = readNumber(body, "gross_amount", refuse, "optional");
  if (eventId === null || orderId === null || productId === null || qty === null || unitPrice === null || grossAmount === null || !time) return null;
  const statedGrossDiffers = statedGross && !equalsGross(statedGross, grossAmount) ? shortText(body("gross_amount").text ?? "") : null;
  return { eventId, orderId, customerId, productId, qty, unitPrice, grossAmount, currency, ...time, statedGrossDiffers };
}

function readId(body: EventBody, field: EventField, refuse: Refuse): string | null {
  const given = body(field);
  if (given.kind === "none") return refuse(field, given, "missing");
  if (given.kind !== "text" || given.text === null) return refuse(field, given, "wrong_kind");
  if (given.text === "") return refuse(field, given, "empty");
  if (given.text.includes("\0") || !given.text.isWellFormed()) refuse(field, given, "not_text");
  if (isLongerThan(given.text, maxIdBytes)) refuse(field, given, "too_long");
  return given.text;
}

/** An order of nobody says so by null: a customer that is not there at all may have been forgotten. */
function readCustomer(body: EventBody, refuse: Refuse): string | null {
  const given = body("customer_id");
  return given.kind === "none" && given.text !== null ? null : readId(body, "customer_id", refuse);
}

function readQty(body: EventBody, refuse: Refuse): bigint | null {
  const number = readNumber(body, "qty", refuse);
  if (!number) return null;
  const faults: RefusalRule[] = [];
  if (number.digits === "") faults.push("zero");
  if (decimals(number) > 0) faults.push("not_whole");
  const qty = wholeDigits(number) > maxQtyDigits ? null : toUnits(number, 0);
  if (qty === null || qty > mostUnits || qty < -mostUnits) faults.push("too_large");
  for (const rule of faults) refuse("qty", body("qty"), rule);
  return faults.length === 0 ? qty : null;
}

function readPrice(body: EventBody, refuse: Refuse): bigint | null {
  const number = readNumber(body, "unit_price", refuse);
  if (!number) return null;
  const faults: RefusalRule[] = [];
  if (number.isNegative) faults.push("negative");
  if (decimals(number) > scale) faults.push("too_many_decimals");
  if (wholeDigits(number) > moneyDigits) faults.push("too_large");
  for (const rule of faults) refuse("unit_price", body("unit_price"), rule);
  return faults.length === 0 ? toUnits(number, scale) : null;
}

/** Computed, whatever the sender says, and judged only where both factors are sound. */
function readGross(body: EventBody, qty: bigint | null, unitPrice: bigint | null, refuse: Refuse): bigint | null {
  if (qty === null || unitPrice === null) return null;
  const gross = qty * unitPrice;
  return gross < grossLimit && gross > -grossLimit ? gross : refuse("qty", body("qty"), "gross_too_large");
}

function readTime(body: EventBody, timeZone: string, publishTime: Date, refuse: Refuse) {
  const given = body("event_ts");
  if (given.kind === "none") return refuse("event_ts", given, "missing");
  if (given.kind === "other" || given.text === null) return refuse("event_ts", given, "wrong_kind");
  if (given.text === "") return refuse("event_ts", given, "empty");
  const eventTime = parseEventTime(given.text, timeZone);
  if (eventTime === null) return refuse("event_ts", given, "not_a_date");
  const fault = timeFault(eventTime, publishTime);
  return fault ? refuse("event_ts", given, fault) : { eventTime, eventTimeText: given.text };
}

/** Of an event at that time, in microseconds since 1970; null where there is none. */
export function timeFault(eventTime: bigint, publishTime: Date): RefusalRule | null {
  if (eventTime < year2000Us) return "before_2000";
  return eventTime > BigInt(publishTime.getTime() + dayMs) * 1000n ? "after_publish" : null;
}

function checkCurrency(body: EventBody, currency: string, refuse: Refuse): void {
  const given = body("currency");
  if (given.kind === "none") return;
  if (given.kind !== "text") refuse("currency", given, "wrong_kind");
  else if (given.text === "") refuse("currency", given, "empty");
  else if (given.text !== currency && given.text !== currency.toLowerCase()) refuse("currency", given, "other_currency");
}

function readNumber(body: EventBody, field: EventField, refuse: Refuse, need: "needed" | "optional" = "needed"): Decimal | null {
  const given = body(field);
  if (given.kind === "none") return need === "optional" ? null : refuse(field, given, "missing");
  if (given.kind === "other" || given.text === null) return refuse(field, given, "wrong_kind");
  if (given.text === "") return refuse(field, given, "empty");
  return parseDecimal(given.text) ?? refuse(field, given, "not_a_number");
}

/** To the 4 decimals that are kept: senders who compute with floats write 241.00000000000003. */
function equalsGross(stated: Decimal, grossAmount: bigint): boolean {
  return wholeDigits(stated) <= moneyDigits && divideRound(toUnits(stated, scale + 1), 10n) === grossAmount;
}

function isLongerThan(text: string, bytes: number): boolean {
  return text.length * 3 > bytes && Buffer.byteLength(text) > bytes;
}
