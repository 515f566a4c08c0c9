/** Which part of a range is whole months, so that it can be read month by month. */
import { addMonths, monthStart } from "./days.ts";
import { dayNumber, dayText, type Side } from "./side.ts";
import type { StoreShape } from "./store-shape.ts";

/** Days and months as the serving store numbers them, ends exclusive. A month that the store's first or last sale cuts is whole as well. */
export type WholeMonths = { wholeFrom: number; wholeTo: number; firstMonth: number; endMonth: number };

export function wholeMonths({ from, to }: Pick<Side, "from" | "to">, { firstDay, lastDay }: Pick<StoreShape, "firstDay" | "lastDay">): WholeMonths {
  const holdsFirst = firstDay !== null && from <= firstDay && firstDay < to;
  const holdsLast = lastDay !== null && from <= lastDay && lastDay < to;
  const start = holdsFirst ? monthStart(dayText(firstDay)) : nextStart(dayText(from));
  const end = holdsLast ? nextStart(dayText(lastDay + 1)) : monthStart(dayText(to));
  if (start >= end) return { wholeFrom: to, wholeTo: to, firstMonth: 0, endMonth: 0 };
  return {
    wholeFrom: Math.max(from, dayNumber(start)),
    wholeTo: Math.min(to, dayNumber(end)),
    firstMonth: monthNumber(start),
    endMonth: monthNumber(end),
  };
}

/** `day` itself when it begins a month. */
function nextStart(day: string): string {
  return day === monthStart(day) ? day : addMonths(monthStart(day), 1, "last");
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
