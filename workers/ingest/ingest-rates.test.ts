import { expect, it } from "vitest";
import { createIngestRates } from "./ingest-rates.ts";

const noon = Date.parse("2025-09-20T12:00:00Z");
let ms = noon;
const at = (later: number) => new Date(noon + later);
const rates = () => {
  ms = noon;
  return createIngestRates(() => new Date(ms));
};

it("tells events a second over the last ten, and how long they took over the last five minutes", () => {
  const { record, eventsPerSecond, lagMs } = rates();
  expect([eventsPerSecond(), lagMs()]).toEqual([0, null]);
  record([at(-100), at(-200), at(-300), at(-900)]);
  expect([eventsPerSecond(), lagMs()]).toEqual([0.4, { p50: 200, p95: 900 }]);
  ms += 10_000;
  expect([eventsPerSecond(), lagMs()]).toEqual([0, { p50: 200, p95: 900 }]);
  ms += 290_000;
  expect(lagMs()).toBeNull();
});

it("forgets what it noted before the clock went back, and tells no time below zero", () => {
  const { record, eventsPerSecond, lagMs } = rates();
  record([at(-5_000)]);
  ms -= 3_600_000;
  expect([eventsPerSecond(), lagMs()]).toEqual([0, null]);
  record([at(0), at(0)]);
  expect([eventsPerSecond(), lagMs()]).toEqual([0.2, { p50: 0, p95: 0 }]);
});
