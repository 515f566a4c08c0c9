import { expect, test } from "vitest";
import { niceTicks, yScale } from "./ticks.ts";

test("covers the largest value with round steps from zero", () => {
  expect(niceTicks(0, 39_282.68)).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
  expect(niceTicks(0, 293_136.87)).toEqual([0, 100_000, 200_000, 300_000]);
});

test("keeps four to five lines for any size", () => {
  for (let value = 0.001; value < 1e15; value *= 1.37) {
    const ticks = niceTicks(0, value);
    expect(ticks.length).toBeGreaterThanOrEqual(4);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(value * 0.999999);
  }
});

test("goes below zero where values do, with zero among the ticks", () => {
  expect(niceTicks(-1_200, 3_000)).toEqual([-2_000, -1_000, 0, 1_000, 2_000, 3_000]);
  expect(niceTicks(-40, -10)).toEqual([-40, -30, -20, -10, 0]);
});

test("spends no room on a sliver below zero: it hangs under the axis", () => {
  expect(niceTicks(-4_000, 398_000)).toEqual([0, 100_000, 200_000, 300_000, 400_000]);
  expect(niceTicks(-398_000, 4_000)).toEqual([-400_000, -300_000, -200_000, -100_000, 0]);
  expect(niceTicks(-40_000, 398_000)[0]).toBeLessThan(0);
});

test("counts in whole numbers", () => {
  expect(niceTicks(0, 2, { whole: true })).toEqual([0, 1, 2]);
  expect(niceTicks(0, 1, { whole: true })).toEqual([0, 1]);
  expect(niceTicks(0, 17, { whole: true })).toEqual([0, 5, 10, 15, 20]);
});

test("is a bare zero without values", () => {
  expect(niceTicks(0, 0)).toEqual([0]);
  expect(yScale([0])(0)).toBe(100);
});

test("places values in percent from the top", () => {
  const y = yScale([-10, 0, 10]);
  expect([y(10), y(0), y(-10), y(2.5)]).toEqual([0, 50, 100, 37.5]);
});
