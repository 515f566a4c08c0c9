import { expect, test } from "vitest";
import { comparedRanges, comparisonOf } from "./comparison.ts";
import type { ComparisonKind } from "./dimensions.ts";
import type { SalesDays } from "./range.ts";

const sales = { firstDay: "2020-01-01", lastDay: "2030-01-01" };

function compare(kind: ComparisonKind, from: string, to: string, today = "2026-11-24", days: SalesDays = sales) {
  const comparison = comparisonOf(kind, { from, to }, today, days);
  return comparison && [comparison.range.from, comparison.range.to, comparison.through, comparison.reason];
}

test("compares with nothing unless asked to", () => {
  expect(compare("none", "2025-02-01", "2025-03-01")).toBeNull();
});

test("sets as many days just before, whole months before whole months", () => {
  expect(compare("previous", "2025-02-03", "2025-02-10")).toEqual(["2025-01-27", "2025-02-03", "2025-02-10", null]);
  expect(compare("previous", "2025-03-01", "2025-04-01")).toEqual(["2025-02-01", "2025-03-01", "2025-04-01", null]);
  expect(compare("previous", "2025-04-01", "2025-07-01")).toEqual(["2025-01-01", "2025-04-01", "2025-07-01", null]);
  expect(compare("previous", "2024-01-01", "2025-01-01")).toEqual(["2023-01-01", "2024-01-01", "2025-01-01", null]);
});

test("goes a year back with both bounds, also from 29 February", () => {
  expect(compare("year", "2025-02-03", "2025-02-10")).toEqual(["2024-02-03", "2024-02-10", "2025-02-10", null]);
  expect(compare("year", "2024-02-29", "2024-03-05")).toEqual(["2023-02-28", "2023-03-05", "2024-03-05", null]);
  expect(compare("year", "2024-02-20", "2024-02-29")).toEqual(["2023-02-20", "2023-03-01", "2024-02-29", null]);
});

test("February 2025 seen on the 15th stands against 14 days of leap February 2024", () => {
  expect(compare("year", "2025-02-01", "2025-03-01", "2025-02-15")).toEqual(["2024-02-01", "2024-02-15", "2025-02-15", null]);
  expect(compare("previous", "2025-02-01", "2025-03-01", "2025-02-15")).toEqual(["2025-01-01", "2025-01-15", "2025-02-15", null]);
});

test("a long month that still runs takes no more than the whole month before", () => {
  expect(compare("previous", "2025-03-01", "2025-04-01", "2025-03-31")).toEqual(["2025-02-01", "2025-03-01", "2025-03-31", null]);
});

test("a running quarter stands against the same days of the quarter before", () => {
  expect(compare("previous", "2025-04-01", "2025-07-01", "2025-05-15")).toEqual(["2025-01-01", "2025-02-15", "2025-05-15", null]);
});

test("days that still run, today among them, count as whole days before today", () => {
  expect(compare("previous", "2025-05-09", "2025-05-16", "2025-05-15")).toEqual(["2025-05-02", "2025-05-08", "2025-05-15", null]);
});

test("today alone stands against whole yesterday, and is not over", () => {
  expect(compare("previous", "2025-05-15", "2025-05-16", "2025-05-15")).toEqual(["2025-05-14", "2025-05-15", "2025-05-16", "not_over"]);
  expect(compare("year", "2025-05-15", "2025-05-16", "2025-05-15")).toEqual(["2024-05-15", "2024-05-16", "2025-05-16", "not_over"]);
});

test("a month on its first day is not over either", () => {
  expect(compare("previous", "2025-05-01", "2025-06-01", "2025-05-01")).toEqual(["2025-04-01", "2025-04-02", "2025-05-02", "not_over"]);
});

test("says that an earlier range overlaps", () => {
  expect(compare("year", "2024-09-12", "2025-09-13")).toEqual(["2023-09-12", "2024-09-13", "2025-09-13", "overlaps"]);
  expect(compare("year", "2024-09-12", "2025-09-12")).toEqual(["2023-09-12", "2024-09-12", "2025-09-12", null]);
});

test("says that there are no sales so early, or none at all", () => {
  const from2025 = { firstDay: "2025-01-31", lastDay: "2025-03-01" };
  expect(compare("previous", "2025-02-01", "2025-03-01", "2025-02-15", from2025)).toEqual(["2025-01-01", "2025-01-15", "2025-03-01", "no_earlier_sales"]);
  expect(compare("previous", "2025-02-01", "2025-03-01", "2026-01-01", from2025)).toEqual(["2025-01-01", "2025-02-01", "2025-03-01", null]);
  expect(compare("year", "2025-02-01", "2025-03-01", "2026-01-01", { firstDay: null, lastDay: null })?.[3]).toBe("no_earlier_sales");
});

test("has an engine read the compared part only where it is not the whole range", () => {
  const range = { from: "2025-02-01", to: "2025-03-01" };
  const was = { from: "2024-02-01", to: "2024-02-15" };
  const asked = (through: string, reason: "overlaps" | "not_over" | null) =>
    comparedRanges({ range, comparison: { kind: "year", range: was, through, reason } });
  expect(asked("2025-02-15", null)).toEqual({ base: { from: "2025-02-01", to: "2025-02-15" }, was });
  expect(asked("2025-03-01", null)).toEqual({ base: null, was });
  expect(asked("2025-02-02", "not_over")).toEqual({ base: { from: "2025-02-01", to: "2025-02-02" }, was });
  expect(asked("2025-03-01", "overlaps")).toEqual({ base: null, was: null });
});
