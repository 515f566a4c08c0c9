import { expect, test } from "vitest";
import { earlierPlace, largestPlace, meanLevels } from "./column-labels.ts";
import type { TimePoint } from "./time-point.ts";

const point = (now: number | null, was: number | null): TimePoint => ({
  start: "2025-01-01",
  name: "Jan 2025",
  partial: false,
  now,
  was,
  nowRaw: now,
  wasRaw: was,
  nowText: "",
  wasText: null,
  wasName: "",
  change: null,
});

test("the largest is labelled, the first of equals, none where nothing was sold", () => {
  expect(largestPlace([point(1, null), point(5, null), point(5, null), point(null, null)])).toBe(1);
  expect(largestPlace([point(-3, null), point(0, null)])).toBeNull();
});

test("the earlier range is named where it stands free", () => {
  const months = [23, 21, 20, 6, 26, 29, 27, 11].map((now, index) => point(now, [15, 20, 24, 30, 14, 18, 22, 19][index] ?? null));
  expect(earlierPlace(months)).toBe(3);
});

test("and nowhere where the columns are in the way or there is none", () => {
  expect(earlierPlace([point(9, 1), point(9, 2), point(9, 3)])).toBeNull();
  expect(earlierPlace([point(9, null), point(9, null)])).toBeNull();
});

test("a dense earlier range is evened out over seven periods, gaps left open", () => {
  const points = [7, 0, 0, 0, 0, 0, 7].map((was) => point(1, was));
  expect(meanLevels(points)[3]).toBe(2);
  expect(meanLevels(points)[0]).toBe(1.75);
  expect(meanLevels([point(1, null), point(1, 4)])).toEqual([null, 4]);
});
