import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketCount, bucketsOf, defaultGrain } from "./buckets.ts";
import { comparisonOf } from "./comparison.ts";
import { addDays } from "./days.ts";
import { type ComparisonKind, comparisonKinds, type Grain, grains } from "./dimensions.ts";

const sales = { firstDay: "2000-01-01", lastDay: "2030-01-01" };

function buckets(grain: Grain, from: string, to: string, kind: ComparisonKind = "none", clock = "2026-11-24T10:00") {
  const range = { from, to };
  return bucketsOf(range, grain, comparisonOf(kind, range, clock.slice(0, 10), sales), clock);
}

test("cuts weeks on Monday, and marks those the range cuts", () => {
  expect(buckets("week", "2025-09-10", "2025-09-22").map(({ label, start, end, partial }) => [label, start, end, partial])).toEqual([
    ["2025-09-08", "2025-09-10", "2025-09-15", true],
    ["2025-09-15", "2025-09-15", "2025-09-22", false],
  ]);
});

test("marks what the clock has not ended yet", () => {
  const partial = (grain: Grain, from: string, to: string) => buckets(grain, from, to, "none", "2025-09-15T14:20").map((bucket) => bucket.partial);
  expect(partial("day", "2025-09-14", "2025-09-17")).toEqual([false, true, true]);
  expect(partial("month", "2025-08-01", "2025-10-01")).toEqual([false, true]);
  expect(partial("hour", "2025-09-15", "2025-09-16").slice(12, 16)).toEqual([false, false, true, true]);
});

test("sets days against days at a constant distance, and gives the last pair what the earlier month has more", () => {
  const pairs = buckets("day", "2025-02-01", "2025-03-01", "previous").map(({ wasStart, wasEnd }) => [wasStart, wasEnd]);
  expect(pairs).toHaveLength(28);
  expect(pairs[0]).toEqual(["2025-01-01", "2025-01-02"]);
  expect(pairs[26]).toEqual(["2025-01-27", "2025-01-28"]);
  expect(pairs[27]).toEqual(["2025-01-28", "2025-02-01"]);
});

test("leaves days without a pair where the earlier month is shorter", () => {
  const pairs = buckets("day", "2025-03-01", "2025-04-01", "previous").map(({ wasStart, wasEnd }) => [wasStart, wasEnd]);
  expect(pairs[27]).toEqual(["2025-02-28", "2025-03-01"]);
  expect(pairs.slice(28)).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
});

test("sets months against months", () => {
  const pairs = buckets("month", "2025-01-01", "2025-04-01", "previous").map(({ wasStart, wasEnd }) => [wasStart, wasEnd]);
  expect(pairs).toEqual([
    ["2024-10-01", "2024-11-01"],
    ["2024-11-01", "2024-12-01"],
    ["2024-12-01", "2025-01-01"],
  ]);
});

test("a year back, cut months stand against months cut at the same days", () => {
  const pairs = buckets("month", "2024-02-15", "2024-04-10", "year").map(({ wasStart, wasEnd }) => [wasStart, wasEnd]);
  expect(pairs).toEqual([
    ["2023-02-15", "2023-03-01"],
    ["2023-03-01", "2023-04-01"],
    ["2023-04-01", "2023-04-10"],
  ]);
});

test("a running month is paired up to yesterday", () => {
  const pairs = buckets("day", "2025-02-01", "2025-03-01", "year", "2025-02-15T09:00").map(({ wasStart }) => wasStart);
  expect(pairs[13]).toBe("2024-02-14");
  expect(pairs[14]).toBeNull();
});

test("hours carry their day along", () => {
  const pairs = buckets("hour", "2025-02-03", "2025-02-04", "previous");
  expect(pairs).toHaveLength(24);
  expect(pairs[23]).toEqual({
    label: "2025-02-03T23:00",
    start: "2025-02-03T23:00",
    end: "2025-02-04T00:00",
    wasStart: "2025-02-02T23:00",
    wasEnd: "2025-02-03T00:00",
    partial: false,
  });
});

test("any range: buckets cover it without gaps, and every earlier day is in exactly one pair", () => {
  const day = fc.integer({ min: 0, max: 2200 }).map((count) => addDays("2019-01-01", count));
  const question = fc.record({
    from: day,
    days: fc.integer({ min: 1, max: 800 }),
    today: day,
    grain: fc.constantFrom(...grains),
    kind: fc.constantFrom(...comparisonKinds),
  });
  const wholeMonths = question.map((one) => ({ ...one, from: `${one.from.slice(0, 7)}-01`, days: Math.min(one.days, 28) }));
  fc.assert(
    fc.property(fc.oneof(question, wholeMonths), ({ from, days, today, grain, kind }) => {
      const range = { from, to: addDays(from, days) };
      const comparison = comparisonOf(kind, range, today, sales);
      const bounds = bucketsOf(range, grain, comparison, `${today}T12:30`);
      expect(chain(bounds.map(({ start, end }) => [start, end]))).toEqual([range.from, range.to]);
      if (comparison === null) return;
      const pairs = bounds.flatMap(({ wasStart, wasEnd }) => (wasStart === null || wasEnd === null ? [] : [[wasStart, wasEnd] as const]));
      expect(chain(pairs)).toEqual([comparison.range.from, comparison.range.to]);
    }),
    { numRuns: 300, seed: 1 },
  );
});

/** First and last day of spans that follow each other without a gap. */
function chain(spans: (readonly [string, string])[]): (string | undefined)[] {
  const follows = spans.every(([start, end], index) => start < end && (index === 0 || start === spans[index - 1]?.[1]));
  return follows ? [spans[0]?.[0].slice(0, 10), spans.at(-1)?.[1].slice(0, 10)] : ["a gap"];
}

test("chooses a grain by the length of the range", () => {
  expect(["2025-04-02", "2025-04-04", "2025-09-13"].map((to) => defaultGrain({ from: "2025-01-01", to }))).toEqual(["day", "week", "month"]);
  expect(bucketCount({ from: "2025-01-01", to: "2025-01-15" }, "hour")).toBe(336);
});
