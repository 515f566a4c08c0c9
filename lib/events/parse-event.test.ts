import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyText } from "../money.ts";
import vectors from "./golden-vectors.json" with { type: "json" };
import { type OrderEvent, parseEvent } from "./parse-event.ts";
import { eventFields, reasonText, refusalRules } from "./reasons.ts";

type Vector = {
  name: string;
  body?: string;
  bodyBase64?: string;
  bodyPaddedTo?: number;
  currency: string;
  timeZone: string;
  publishTime: string;
  accepted?: Record<string, string | null>;
  refused?: { field: string; value: string | null; rule: string }[];
};

function bodyOf({ body = "", bodyBase64, bodyPaddedTo }: Vector): Uint8Array {
  return bodyBase64 === undefined ? Buffer.from(body.padEnd(bodyPaddedTo ?? 0)) : Buffer.from(bodyBase64, "base64");
}

function toMicros(iso: string): bigint {
  return BigInt(Date.parse(`${iso.slice(0, 19)}Z`)) * 1000n + BigInt(iso.slice(20, 26));
}

function toIso(micros: bigint): string {
  return `${new Date(Number(micros / 1000n)).toISOString().slice(0, 19)}.${String(micros % 1_000_000n).padStart(6, "0")}Z`;
}

function asVector(event: OrderEvent) {
  return {
    event_id: event.eventId,
    order_id: event.orderId,
    customer_id: event.customerId,
    product_id: event.productId,
    qty: String(event.qty),
    unit_price: moneyText(event.unitPrice, 4),
    gross_amount: moneyText(event.grossAmount, 4),
    currency: event.currency,
    event_ts: toIso(event.eventTime),
    event_ts_text: event.eventTimeText,
    stated_gross_differs: event.statedGrossDiffers,
  };
}

describe("golden vectors", () => {
  it.each(vectors as Vector[])("$name", (vector) => {
    const { currency, timeZone, publishTime } = vector;
    const parsed = parseEvent(bodyOf(vector), { currency, timeZone, publishTime: new Date(publishTime) });
    const shown = parsed.isAccepted ? { accepted: asVector(parsed.event) } : { refused: parsed.reasons };
    expect(shown).toEqual(vector.accepted ? { accepted: vector.accepted } : { refused: vector.refused });
  });

  it("hold each rule", () => {
    const shown = new Set((vectors as Vector[]).flatMap(({ refused = [] }) => refused.map(({ rule }) => rule)));
    expect(refusalRules.filter((rule) => !shown.has(rule))).toEqual([]);
  });
});

const store = { currency: "USD", timeZone: "America/Santiago", publishTime: new Date("2025-09-16T00:00:00Z") };

function expectAnswer(bytes: Uint8Array): void {
  const parsed = parseEvent(bytes, store);
  if (parsed.isAccepted) {
    expect(parsed.event.grossAmount).toBe(parsed.event.qty * parsed.event.unitPrice);
    return;
  }
  expect(parsed.reasons.length).toBeGreaterThan(0);
  for (const reason of parsed.reasons) {
    expect(reason.value?.length ?? 0).toBeLessThanOrEqual(200);
    expect(reasonText(reason)).toMatch(/^.{10,}\.$/);
  }
}

const goodBody = Buffer.from(
  '{"event_id":"E1","order_id":"O1","customer_id":"C1","product_id":"P1","qty":2,"unit_price":120.50,"event_ts":"2025-09-15 14:23:55","currency":"USD","gross_amount":241}',
);

describe("whatever comes", () => {
  const runs = { seed: 7, numRuns: 2000 };

  it("any bytes get an answer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectAnswer(bytes)),
      runs,
    );
  });

  it("an event with any bytes in place of some gets an answer", () => {
    const place = fc.nat(goodBody.length);
    const middle = fc.oneof(
      fc.uint8Array({ maxLength: 5 }),
      fc.stringMatching(/^[-+.eE0-9"{}[\],:\\ tfn]{0,4}$/).map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(place, fc.nat(4), middle, (from, cut, bytes) =>
        expectAnswer(Buffer.concat([goodBody.subarray(0, from), bytes, goodBody.subarray(from + cut)])),
      ),
      runs,
    );
  });

  it("any JSON under the contract's names gets an answer", () => {
    const member = fc.oneof(
      fc.jsonValue(),
      fc.double().map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: "binary" }),
      fc.date().map(String),
    );
    const object = fc.dictionary(fc.oneof(fc.constantFrom(...eventFields), fc.string()), member);
    fc.assert(
      fc.property(object, (value) => expectAnswer(Buffer.from(JSON.stringify(value)))),
      runs,
    );
  });

  it("a body nested as deep as it can be gets an answer", () => {
    const deep = "[".repeat(490_000) + "]".repeat(490_000);
    expect(parseEvent(Buffer.from(`{"qty":${deep}}`), store)).toMatchObject({
      reasons: expect.arrayContaining([expect.objectContaining({ rule: "wrong_kind" })]),
    });
  });

  it.each(["1".repeat(999_900), " ".repeat(999_900), `0.${"0".repeat(999_900)}1`, `1e${"9".repeat(999_900)}`, "\\\\".repeat(499_900)])(
    "a text as long as a body may be is read once",
    (text) => {
      const started = performance.now();
      expectAnswer(Buffer.from(`{"qty":"${text}x"}`));
      expectAnswer(Buffer.from(`{"event_ts":"${text}x"}`));
      expectAnswer(Buffer.from(`{"unit_price":"${text}"}`));
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});

describe("an event that was put together", () => {
  const id = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => !text.includes("\0"));
  const parts = fc.record({
    eventId: id,
    orderId: id,
    customerId: fc.option(id),
    productId: id,
    qty: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }).filter((qty) => qty !== 0n),
    unitPrice: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    eventTime: fc.bigInt({ min: toMicros("2000-01-01T00:00:00.000000Z"), max: BigInt(store.publishTime.getTime()) * 1000n }),
  });
  const spelling = fc.record({ asText: fc.boolean(), asEpoch: fc.boolean(), spaced: fc.boolean() });

  it("is accepted with those parts, however it is written", () => {
    fc.assert(
      fc.property(parts, spelling, (event, { asText, asEpoch, spaced }) => {
        const number = (text: string) => (asText ? JSON.stringify(text) : text);
        const seconds = `${event.eventTime / 1_000_000n}.${String(event.eventTime % 1_000_000n).padStart(6, "0")}`;
        const eventTimeText = asEpoch ? seconds : toIso(event.eventTime);
        const members = [
          `"event_id":${JSON.stringify(event.eventId)}`,
          `"order_id":${JSON.stringify(event.orderId)}`,
          `"customer_id":${JSON.stringify(event.customerId)}`,
          `"product_id":${JSON.stringify(event.productId)}`,
          `"qty":${number(String(event.qty))}`,
          `"unit_price":${number(moneyText(event.unitPrice, 4))}`,
          `"event_ts":${asEpoch ? number(seconds) : JSON.stringify(eventTimeText)}`,
        ];
        const body = Buffer.from(`{${members.join(spaced ? " ,\n" : ",")}}`);
        const grossAmount = event.qty * event.unitPrice;
        expect(parseEvent(body, store)).toEqual({
          isAccepted: true,
          event: { ...event, grossAmount, currency: "USD", eventTimeText, statedGrossDiffers: null },
        });
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});
