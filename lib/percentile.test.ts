import { expect, it } from "vitest";
import { percentile, percentilesOf } from "./percentile.ts";

it("is one of the values", () => {
  expect(percentile([40, 10, 30, 20], 0.5)).toBe(20);
  expect(percentile([40, 10, 30, 20], 0.95)).toBe(40);
  expect(percentile([40, 10], 0)).toBe(10);
});

it("is nothing of nothing", () => {
  expect(percentile([], 0.5)).toBeNaN();
  expect([percentilesOf([]), percentilesOf([7])]).toEqual([null, { p50: 7, p95: 7 }]);
});
