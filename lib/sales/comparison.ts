/** The earlier range a page's range is set against, and which part of the range is compared with it. */
import { addDays, addMonths, daysBetween, monthStart, monthsBetween } from "./days.ts";
import type { ComparisonKind } from "./dimensions.ts";
import type { DateRange } from "./filters.ts";
import type { ComparisonQuery, PaintQuery } from "./paint-query.ts";
import type { SalesDays } from "./range.ts";

export type Shift = { unit: "days" | "months"; count: number };

/**
 * Both sides of a range that still runs are whole days before today; on its very first day, that day stands against a whole one (`not_over`).
 * Where nothing can be compared (`overlaps`, `no_earlier_sales`), `through` is the range's end.
 */
export function comparisonOf(kind: ComparisonKind, range: DateRange, today: string, sales: SalesDays): ComparisonQuery | null {
  if (kind === "none") return null;
  const through = comparedThrough(range, today);
  const shift = shiftOf(kind, range);
  const earlier = { from: shiftBack(range.from, shift, "last"), to: shiftBack(through, shift, "next") };
  if (earlier.to > range.from) return { kind, range: earlier, through: range.to, reason: "overlaps" };
  if (!holdsSales(earlier, sales)) return { kind, range: earlier, through: range.to, reason: "no_earlier_sales" };
  return { kind, range: earlier, through, reason: range.from === today ? "not_over" : null };
}

/** Whole months go back by as many months, a year by twelve; anything else by as many days as it has. */
export function shiftOf(kind: ComparisonKind, range: DateRange): Shift {
  if (kind === "year") return { unit: "months", count: 12 };
  const whole = range.from === monthStart(range.from) && range.to === monthStart(range.to);
  return whole ? { unit: "months", count: monthsBetween(range.from, range.to) } : { unit: "days", count: daysBetween(range.from, range.to) };
}

export function shiftBack(day: string, { unit, count }: Shift, missing: "last" | "next"): string {
  return unit === "days" ? addDays(day, -count) : addMonths(day, -count, missing);
}

export function isRunning(range: DateRange, today: string): boolean {
  return range.from <= today && today < range.to;
}

/** The ranges an engine reads beside the page's own. `base` is null where all of the range is compared. */
export function comparedRanges({ comparison, range }: Pick<PaintQuery, "comparison" | "range">): { base: DateRange | null; was: DateRange | null } {
  if (comparison === null || comparison.reason === "overlaps" || comparison.reason === "no_earlier_sales") return { base: null, was: null };
  const base = comparison.through < range.to ? { from: range.from, to: comparison.through } : null;
  return { base, was: comparison.range };
}

function comparedThrough(range: DateRange, today: string): string {
  if (!isRunning(range, today)) return range.to;
  return today === range.from ? addDays(today, 1) : today;
}

function holdsSales(range: DateRange, { firstDay, lastDay }: SalesDays): boolean {
  return firstDay !== null && lastDay !== null && firstDay < range.to && range.from <= lastDay;
}
