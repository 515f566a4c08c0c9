import { expect, it } from "vitest";
import type { DayTotals } from "../sales/day-totals.ts";
import { compareDays } from "./compare-answers.ts";

const day = (name: string, revenue: bigint): DayTotals => ({ day: name, lines: 2, revenue, sales: revenue, units: 3 });

it("tells a day's number that differs, as each side has it", () => {
  expect(compareDays([day("2025-01-01", 105_000n)], [day("2025-01-01", 105_100n)], 2)).toEqual({
    numbers: 4,
    found: [
      { place: "2025-01-01.revenue", sql: "10.50", shown: "10.51" },
      { place: "2025-01-01.sales", sql: "10.50", shown: "10.51" },
    ],
  });
});

it("tells a day that one side does not have", () => {
  const { found } = compareDays([day("2025-01-01", 0n), day("2025-01-02", 0n)], [day("2025-01-01", 0n)], 2);
  expect(found.map(({ place, shown }) => `${place} ${shown}`)).toEqual([
    "2025-01-02.lines –",
    "2025-01-02.units –",
    "2025-01-02.revenue –",
    "2025-01-02.sales –",
  ]);
});
