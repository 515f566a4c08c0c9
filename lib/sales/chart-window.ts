/** Which days of a range the live page's chart shows. */
import { maxHourDays } from "./buckets.ts";
import { addDays, daysBetween, earlier, later, weekStart } from "./days.ts";
import type { Grain } from "./dimensions.ts";
import type { DateRange } from "./filters.ts";

type Reach = { /** A range of so many days is shown whole. */ wholeDays: number /** Of a longer one, its last so many. */; lastDays: number };

const reaches: Record<Grain, Reach> = {
  hour: { wholeDays: maxHourDays, lastDays: 2 },
  day: { wholeDays: 92, lastDays: 28 },
  week: { wholeDays: 53 * 7, lastDays: 26 * 7 },
  month: { wholeDays: Number.POSITIVE_INFINITY, lastDays: Number.POSITIVE_INFINITY },
};

/** All of the range, or its last days up to today where so many bars could not be read: what happens now is seen. Whole weeks. */
export function chartWindow(range: DateRange, grain: Grain, today: string): DateRange {
  const { wholeDays, lastDays } = reaches[grain];
  if (daysBetween(range.from, range.to) <= wholeDays) return range;
  const to = today < range.from ? range.to : earlier(range.to, addDays(today, 1));
  const from = addDays(to, -lastDays);
  const start = grain === "week" ? weekStart(from) : from;
  return { from: later(start, range.from), to };
}
