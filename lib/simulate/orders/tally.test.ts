import { expect, it } from "vitest";
import type { Outcome } from "./delivery.ts";
import { planDeliveries } from "./plan-deliveries.ts";
import type { RunPlan } from "./run-plan.ts";
import { plainRun, smallShop } from "./shop-sample.fixture.ts";
import { Tally } from "./tally.ts";

const line = { kind: "counted", isNewOrder: false, isLoadedOrder: false, newCustomer: false, country: "Chile", channel: "unknown" } as const;

/** A new order of 2 × 10.00 and 1 × 2.50, of which one piece comes back; 1 × 5.00 more on a loaded order; and all that does not count. */
const run: Outcome[] = [
  { ...line, qty: 2, gross: 200_000n, isNewOrder: true, newCustomer: true },
  { ...line, qty: 1, gross: 25_000n },
  { ...line, qty: -1, gross: -100_000n },
  { ...line, qty: 1, gross: 50_000n, isNewOrder: true, isLoadedOrder: true, country: "Perú", channel: "App" },
  { ...line, qty: 1, gross: 0n },
  { kind: "superseded", gross: -30_000n },
  { kind: "duplicate", differs: false },
  { kind: "duplicate", differs: true },
  { kind: "refused", reasons: [{ field: "qty", rule: "zero" }] },
  {
    kind: "refused",
    reasons: [
      { field: "qty", rule: "zero" },
      { field: "currency", rule: "other_currency" },
    ],
  },
];

it("adds up what counts, and tells apart what does not", () => {
  const tally = new Tally();
  for (const outcome of run) tally.add(outcome);
  expect(tally).toEqual({
    deliveries: 10,
    revenue: 175_000n,
    sales: 275_000n,
    orders: 2,
    newOrders: 1,
    lines: 5,
    units: 4,
    customers: 1,
    superseded: { lines: 1, revenue: -30_000n },
    duplicates: 2,
    differing: 1,
    refused: 2,
    refusals: new Map([
      ["qty zero", 2],
      ["currency other_currency", 1],
    ]),
    revenueByCountry: new Map([
      ["Chile", 125_000n],
      ["Perú", 50_000n],
    ]),
    revenueByChannel: new Map([
      ["unknown", 125_000n],
      ["App", 50_000n],
    ]),
  });
});

it("of a run of ten is what its events add up to", () => {
  const faults = { duplicates: 0.15, differing: 0.1, malformed: 0.15, "batch-overlap": 0.3, "unknown-customer": 0.1 };
  const plan: RunPlan = { ...plainRun, seed: 5, perSecond: 1, durationMs: 10_000, faults };
  const tally = new Tally();
  const sent = [...planDeliveries(plan, smallShop)].map(({ body, outcome }) => {
    tally.add(outcome);
    const { order_id, customer_id, qty, unit_price, event_ts } = JSON.parse(body.toString());
    return `${order_id.replace(/W.*-/, "W")} ${customer_id.slice(0, 2)} ${qty} × ${unit_price}, ${event_ts}`;
  });
  // The load ends on 19 Nov at 21:00 in Santiago.
  expect(sent).toEqual([
    "W1 C1 1 × 10, 2026-11-24 06:00:00",
    "O1 C1 1 × 10, 2026-11-13 05:58:48",
    "O1 C1 2 × 10, 2026-11-13 05:58:48",
    "O2 C2 -1 × 99.99, 2026-11-20 10:06:36",
    "O2 C2 -1 × 99.99, 2026-11-20 10:06:36",
    "O2 C2 -2 × 99.99, 2026-11-20 10:06:36",
    "O1 C1 -1 × 10, 2026-11-22 00:29:59",
    "O2 C2 -1 × 99.99, 2026-11-05 00:21:31",
    "W3 XM 3 × 2.5, 2026-11-24 06:00:08",
    "O1 C1 -1 × 10, 2026-11-22 02:09:19",
  ]);
  expect(tally).toMatchObject({
    revenue: 100_000n - 999_900n - 100_000n + 75_000n - 100_000n,
    sales: 175_000n,
    orders: 2,
    lines: 5,
    units: 1 - 1 - 1 + 3 - 1,
    customers: 1,
    superseded: { lines: 2, revenue: 100_000n - 999_900n },
    duplicates: 3,
    differing: 2,
    refused: 0,
    revenueByCountry: new Map([
      ["Chile", -100_000n],
      ["Perú", -999_900n],
      ["unknown", 75_000n],
    ]),
  });
});
