/** The ranges a page offers by name, and the one it opens on. */
import { addDays, addMonths, daysBetween, monthStart, quarterStart, yearStart } from "./days.ts";
import type { DateRange } from "./filters.ts";

export const rangePresets = [
  "today",
  "yesterday",
  "last_7_days",
  "last_28_days",
  "last_90_days",
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
  "all",
] as const;
export type RangePreset = (typeof rangePresets)[number];

/** First and last store day with a line; null while there are none. */
export type SalesDays = { firstDay: string | null; lastDay: string | null };

const wholeHistoryDays = 400;

/** "Last n days" are whole days up to yesterday; "this …" runs to the end of its month, quarter or year. */
export function presetRange(preset: RangePreset, today: string, sales: SalesDays): DateRange {
  switch (preset) {
    case "today":
      return lastDays(1, addDays(today, 1));
    case "yesterday":
      return lastDays(1, today);
    case "last_7_days":
      return lastDays(7, today);
    case "last_28_days":
      return lastDays(28, today);
    case "last_90_days":
      return lastDays(90, today);
    case "this_month":
      return wholeMonths(monthStart(today), 1);
    case "last_month":
      return wholeMonths(addMonths(monthStart(today), -1, "last"), 1);
    case "this_quarter":
      return wholeMonths(quarterStart(today), 3);
    case "last_quarter":
      return wholeMonths(addMonths(quarterStart(today), -3, "last"), 3);
    case "this_year":
      return wholeMonths(yearStart(today), 12);
    case "last_year":
      return wholeMonths(addMonths(yearStart(today), -12, "last"), 12);
    case "all":
      return allDays(today, sales);
  }
}

/** Everything when it spans at most 400 days, else the last 365 days up to the newest sale. */
export function defaultRange(today: string, sales: SalesDays): DateRange {
  const all = allDays(today, sales);
  return daysBetween(all.from, all.to) <= wholeHistoryDays ? all : lastDays(365, all.to);
}

/** The preset whose range this is, if any; the first in the list's order. */
export function presetOf(range: DateRange, today: string, sales: SalesDays): RangePreset | null {
  return rangePresets.find((preset) => isSameRange(presetRange(preset, today, sales), range)) ?? null;
}

/** The range the live page opens on. */
export function allDays(today: string, { firstDay, lastDay }: SalesDays): DateRange {
  if (firstDay === null || lastDay === null) return lastDays(28, today);
  return { from: firstDay, to: addDays(lastDay, 1) };
}

function lastDays(count: number, to: string): DateRange {
  return { from: addDays(to, -count), to };
}

function wholeMonths(from: string, count: number): DateRange {
  return { from, to: addMonths(from, count, "last") };
}

function isSameRange(one: DateRange, other: DateRange): boolean {
  return one.from === other.from && one.to === other.to;
}
