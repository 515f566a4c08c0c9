import { expect, it } from "vitest";
import { createEventRate } from "./event-rate.ts";

let ms = 0;
const rate = () => {
  ms = Date.parse("2025-09-20T12:00:00Z");
  return createEventRate(() => new Date(ms));
};

it("tells events a second over the last ten", () => {
  const { record, perSecond } = rate();
  expect(perSecond()).toBe(0);
  record(3);
  record(1);
  expect(perSecond()).toBe(0.4);
  ms += 10_000;
  expect(perSecond()).toBe(0);
});

it("forgets what it noted before the clock went back", () => {
  const { record, perSecond } = rate();
  record(10);
  ms -= 3_600_000;
  expect(perSecond()).toBe(0);
  record(2);
  expect(perSecond()).toBe(0.2);
});
