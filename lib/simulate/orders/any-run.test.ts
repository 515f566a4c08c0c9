import fc from "fast-check";
import { expect, it } from "vitest";
import type { Delivery } from "./delivery.ts";
import { planDeliveries } from "./plan-deliveries.ts";
import { faults, type RunPlan } from "./run-plan.ts";
import { plainRun, smallShop } from "./shop-sample.fixture.ts";
import { Tally } from "./tally.ts";

const share = fc.integer({ min: 0, max: 11 }).map((percent) => percent / 100);
const plans: fc.Arbitrary<RunPlan> = fc.record({
  seed: fc.integer({ min: 0, max: 4_294_967_295 }),
  startedAt: fc.integer({ min: Date.UTC(2026, 10, 21), max: Date.UTC(2026, 11, 21) }),
  perSecond: fc.integer({ min: 1, max: 300 }),
  durationMs: fc.constant(2_000),
  burst: fc.option(fc.constant({ factor: 3, everyMs: 2_000 })),
  faults: fc.tuple(...faults.map(() => share)).map((shares) => Object.fromEntries(faults.map((fault, index) => [fault, shares[index] ?? 0]))),
  shapes: fc.constantFrom({ naive: 1, epoch: 0, iso: 0 }, { naive: 0.4, epoch: 0.3, iso: 0.3 }),
});
const sent = (plan: RunPlan): Delivery[] => [...planDeliveries(plan, smallShop)];

it("sends the same bytes at the same times whenever the plan and the shop are the same", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      expect(sent(plan)).toEqual(sent(plan));
    }),
    { seed: 8, numRuns: 30 },
  );
});

it("sends nothing that another seed or start sends", () => {
  const ids = (plan: RunPlan) => new Set(sent(plan).flatMap(({ body }) => /"event_id":"([\da-f-]+)"/.exec(body.toString())?.[1] ?? []));
  const plan = { ...plainRun, durationMs: 2_000 };
  expect(ids(plan).intersection(ids({ ...plan, seed: 8 })).size).toBe(0);
  expect(ids(plan).intersection(ids({ ...plan, startedAt: plan.startedAt + 1 })).size).toBe(0);
});

it("expects the sums of the first copy of each event that is not to be refused", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const deliveries = sent(plan);
      const tally = new Tally();
      for (const { outcome } of deliveries) tally.add(outcome);
      const events = deliveries.filter(({ outcome }) => outcome.kind !== "refused").map(({ body }) => JSON.parse(body.toString()));
      const firsts = [...new Map(events.toReversed().map((event) => [event.event_id, event])).values()];
      const cents = firsts.reduce((sum, { qty, unit_price }) => sum + Math.round(qty * unit_price * 100), 0);
      expect({
        events: tally.lines + tally.superseded.lines,
        revenue: tally.revenue + tally.superseded.revenue,
        duplicates: tally.duplicates,
        refused: tally.refused,
      }).toEqual({
        events: firsts.length,
        revenue: BigInt(cents) * 100n,
        duplicates: events.length - firsts.length,
        refused: deliveries.length - events.length,
      });
    }),
    { seed: 9, numRuns: 30 },
  );
});
