import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { parseEvent } from "../../events/parse-event.ts";
import type { Delivery } from "./delivery.ts";
import { oldestStartMs } from "./event-times.ts";
import { planDeliveries } from "./plan-deliveries.ts";
import type { Fault, RunPlan } from "./run-plan.ts";
import { plainRun, smallShop } from "./shop-sample.fixture.ts";

const everyFault: Partial<Record<Fault, number>> = {
  duplicates: 0.05,
  differing: 0.03,
  late: 0.05,
  "out-of-order": 0.05,
  malformed: 0.1,
  "unknown-customer": 0.05,
  "unknown-product": 0.05,
  "batch-overlap": 0.1,
  "clock-skew": 0.05,
};
const mixedRun: RunPlan = { ...plainRun, perSecond: 1000, durationMs: 20_000, faults: everyFault, shapes: { naive: 0.4, epoch: 0.3, iso: 0.3 } };

function deliveriesOf(change: Partial<RunPlan>, shop = smallShop): Delivery[] {
  return [...planDeliveries({ ...plainRun, ...change }, shop)];
}

const mixed = deliveriesOf(mixedRun);

function hash(deliveries: Delivery[]): string {
  const sum = createHash("sha256");
  for (const { dueMs, body } of deliveries) sum.update(`${dueMs} `).update(body).update("\n");
  return sum.digest("hex");
}

const json = ({ body }: Delivery) => JSON.parse(body.toString());

it("sends the same bytes on every machine for the same plan and shop", () => {
  expect(hash(mixed)).toBe("e25317048ff5d21f15a7534d077e494b39d86861719f1fd32aa959a18753078f");
});

it("makes orders of one to four lines, mostly of one piece, some of which come back", () => {
  const lines = deliveriesOf({ perSecond: 1000 });
  const sizes = Map.groupBy(
    lines.filter((line) => json(line).qty > 0),
    (line) => json(line).order_id,
  );
  expect(Math.max(...[...sizes.values()].map((order) => order.length))).toBe(4);
  expect(lines.length / sizes.size).toBeGreaterThan(1.5);
  expect(lines.filter((line) => json(line).qty === 1).length / lines.length).toBeGreaterThan(0.75);
  expect(lines.filter((line) => json(line).qty < 0).length / lines.length).toBeCloseTo(0.025, 1);
});

it("happens as it is sent, in the store's time", () => {
  expect(json(deliveriesOf({})[0] as Delivery).event_ts).toBe("2026-11-24 06:00:00");
});

it("sends each fault as often as its share says", () => {
  const share = (is: (delivery: Delivery) => boolean) => mixed.filter(is).length / mixed.length;
  const now = ({ dueMs }: Delivery) => mixedRun.startedAt + dueMs;
  const isGood = ({ outcome }: Delivery) => outcome.kind === "counted" || outcome.kind === "superseded";
  const time = (delivery: Delivery) => {
    const parsed = parseEvent(delivery.body, { currency: "USD", timeZone: smallShop.timeZone, publishTime: new Date(now(delivery)) });
    return parsed.isAccepted ? Number(parsed.event.eventTime / 1000n) : 0;
  };
  expect(share(({ outcome }) => outcome.kind === "duplicate" && !outcome.differs)).toBeCloseTo(0.05, 2);
  expect(share(({ outcome }) => outcome.kind === "duplicate" && outcome.differs)).toBeCloseTo(0.03, 2);
  expect(share(({ outcome }) => outcome.kind === "refused")).toBeCloseTo(0.1 + 0.3 * 0.05, 2);
  expect(share(({ outcome }) => outcome.kind === "superseded")).toBeCloseTo(0.05, 2);
  expect(share((each) => isGood(each) && json(each).customer_id?.startsWith("X"))).toBeCloseTo(0.05, 2);
  expect(share((each) => isGood(each) && json(each).product_id.startsWith("Y"))).toBeCloseTo(0.05, 2);
  expect(share((each) => isGood(each) && json(each).order_id.startsWith("O"))).toBeCloseTo(0.1, 2);
  expect(share((each) => isGood(each) && !json(each).order_id.startsWith("O") && time(each) > now(each) + 30_000)).toBeCloseTo(0.035, 2);
  expect(share((each) => isGood(each) && !json(each).order_id.startsWith("O") && time(each) < now(each) - 1000)).toBeCloseTo(0.1, 2);
});

it("makes no event id and no refused body twice", () => {
  const sent = mixed.filter(({ outcome }) => outcome.kind !== "duplicate");
  const refused = sent.filter(({ outcome }) => outcome.kind === "refused").map(({ body }) => body.toString("hex"));
  const ids = sent.filter(({ outcome }) => outcome.kind !== "refused").map((delivery) => json(delivery).event_id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(refused).size).toBe(refused.length);
});

it.each([
  ["naive", { naive: 1, epoch: 0, iso: 0 }, /"event_ts":"2026-11-24 06:00:\d\d"}$/],
  ["epoch", { naive: 0, epoch: 1, iso: 0 }, /"event_ts":"\d{10}(\.\d{3})?","currency":"USD","gross_amount":-?\d+\.\d\d}$/],
  [
    "iso",
    { naive: 0, epoch: 0, iso: 1 },
    /"order_id":"[\da-f-]{36}".*"event_ts":"2026-11-24T09:00:\d\d\.\d{3}Z","currency":"USD","gross_amount":-?\d+\.\d\d}$/,
  ],
])("writes the %s shape", (_, shapes, pattern) => {
  for (const { body } of deliveriesOf({ shapes })) expect(body.toString()).toMatch(pattern);
});

describe("what must come of a delivery", () => {
  it("is what the contract says of it", () => {
    const isAsExpected = ({ dueMs, body, outcome }: Delivery) => {
      const parsed = parseEvent(body, { currency: "USD", timeZone: smallShop.timeZone, publishTime: new Date(mixedRun.startedAt + Math.floor(dueMs)) });
      if (parsed.isAccepted) return outcome.kind === "duplicate" || (outcome.kind !== "refused" && parsed.event.grossAmount === outcome.gross);
      const reasons = parsed.reasons.map(({ field, rule }) => ({ field, rule }));
      return outcome.kind === "refused" && isDeepStrictEqual(reasons, outcome.reasons);
    };
    expect(mixed.filter((delivery) => !isAsExpected(delivery)).map(({ body }) => body.toString())).toEqual([]);
  });

  it("is to be refused far ahead even when the run's clock is a month behind", () => {
    const skewed = deliveriesOf({ faults: { "clock-skew": 1 } }).filter(({ outcome }) => outcome.kind === "refused");
    const publishTime = new Date(plainRun.startedAt + oldestStartMs);
    const parsed = skewed.map(({ body }) => parseEvent(body, { currency: "USD", timeZone: smallShop.timeZone, publishTime }));
    expect(skewed.length).toBeGreaterThan(200);
    expect(parsed.filter(({ isAccepted }) => isAccepted)).toEqual([]);
  });

  it("is to be superseded before the load's as_of and to count from then on", () => {
    const overlaps = deliveriesOf({ ...mixedRun, faults: { "batch-overlap": 1 } });
    let atAsOf = 0;
    for (const { body, outcome } of overlaps) {
      const parsed = parseEvent(body, { currency: "USD", timeZone: smallShop.timeZone, publishTime: new Date(mixedRun.startedAt + 86_400_000) });
      const at = parsed.isAccepted ? Number(parsed.event.eventTime) / 1000 : Number.NaN;
      if (at === smallShop.asOf) atAsOf++;
      expect(outcome.kind).toBe(at < (smallShop.asOf ?? 0) ? "superseded" : "counted");
    }
    expect(atAsOf).toBeGreaterThan(0);
  });

  it("is a customer's first live purchase only where there was none before", () => {
    const bought = { ...smallShop, customers: smallShop.customers.map((customer) => ({ ...customer, hasBoughtLive: customer.id === "C2" })) };
    const firsts = deliveriesOf({}, bought).filter(({ outcome }) => outcome.kind === "counted" && outcome.newCustomer);
    expect(firsts.map((each) => json(each).customer_id).toSorted()).toEqual(["C1", "C3"]);
  });

  it("is an order more only where none of its live lines was a sale", () => {
    const sold = { ...smallShop, orders: smallShop.orders.map((order) => ({ ...order, isSoldLive: order.id === "O1" })) };
    const news = deliveriesOf({ faults: { "batch-overlap": 1 } }, sold).filter(({ outcome }) => outcome.kind === "counted" && outcome.isNewOrder);
    expect(news.map((each) => json(each).order_id)).toEqual(["O2"]);
  });

  it("needs a load to overlap with", () => {
    expect(() => deliveriesOf(mixedRun, { ...smallShop, asOf: null, orders: [] })).toThrow(expect.objectContaining({ code: "invalid_parameter" }));
  });

  it("is known without a load as well", () => {
    const sent = deliveriesOf({}, { ...smallShop, asOf: null, orders: [], customers: [], products: [] });
    expect(sent.every(({ outcome }) => outcome.kind === "counted" && !outcome.newCustomer && outcome.country === "unknown")).toBe(true);
  });
});
