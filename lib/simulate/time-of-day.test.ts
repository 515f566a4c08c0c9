import { expect, test } from "vitest";
import { secondOfDay } from "./time-of-day.ts";

test("the day's orders lie between midnight and midnight, in order", () => {
  const seconds = Array.from({ length: 10_001 }, (_, index) => secondOfDay(Math.min(index / 10_000, 0.999_999_999)));
  expect(seconds[0]).toBe(0);
  expect(seconds.at(-1)).toBe(86_399);
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
});

test("few are made at night, half of them by late afternoon", () => {
  expect(secondOfDay(0.02) / 3600).toBeGreaterThan(2);
  expect(secondOfDay(0.5) / 3600).toBeGreaterThan(15);
  expect(secondOfDay(0.5) / 3600).toBeLessThan(17);
});
