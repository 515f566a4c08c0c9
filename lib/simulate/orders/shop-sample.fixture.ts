import type { RunPlan } from "./run-plan.ts";
import type { ShopSample } from "./shop-sample.ts";

/** Loaded up to 20 Nov 2026 00:00 UTC. */
export const smallShop: ShopSample = {
  currency: "USD",
  digits: 2,
  timeZone: "America/Santiago",
  asOf: Date.UTC(2026, 10, 20),
  customers: [
    { id: "C1", country: "Chile", hasBoughtLive: false },
    { id: "C2", country: "Perú", hasBoughtLive: false },
    { id: "C3", country: null, hasBoughtLive: false },
  ],
  products: [
    { id: "P1", price: "10" },
    { id: "P2", price: "2.5" },
    { id: "P3", price: "99.99" },
    { id: "P4", price: "0.05" },
    { id: "P5", price: "1234.567" },
  ],
  orders: [
    { id: "O1", customerId: "C1", hasBoughtLive: false, isSoldLive: false, country: "Chile", channel: "App", productId: "P1", unitPrice: "10" },
    { id: "O2", customerId: "C2", hasBoughtLive: false, isSoldLive: false, country: "Perú", channel: null, productId: "P3", unitPrice: "99.99" },
  ],
  realEvents: 0,
};

export const plainRun: RunPlan = {
  seed: 7,
  startedAt: Date.UTC(2026, 10, 24, 9, 0, 0),
  perSecond: 100,
  durationMs: 10_000,
  burst: null,
  faults: {},
  shapes: { naive: 1, epoch: 0, iso: 0 },
};
