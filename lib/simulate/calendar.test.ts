import { expect, test } from "vitest";
import { blackFriday, calendarDay, monthStart, nthWeekday, toDay, toIsoDate } from "./calendar.ts";

test("a day knows its date and weekday", () => {
  expect(calendarDay(toDay("2024-02-29"))).toEqual({ day: 19_782, year: 2024, month: 2, date: 29, weekday: 4 });
  expect(calendarDay(toDay("2026-06-28")).weekday).toBe(7);
});

test("months are counted back over the year", () => {
  expect(toIsoDate(monthStart(toDay("2026-03-31"), 0))).toBe("2026-03-01");
  expect(toIsoDate(monthStart(toDay("2026-03-31"), 24))).toBe("2024-03-01");
});

test("the nth weekday may be the first of the month", () => {
  expect(toIsoDate(nthWeekday(2026, 6, 1, 1))).toBe("2026-06-01");
  expect(toIsoDate(nthWeekday(2026, 5, 7, 2))).toBe("2026-05-10");
});

test("Black Friday follows the fourth Thursday, which need not be the last Friday but one", () => {
  expect([2024, 2025, 2026].map((year) => toIsoDate(blackFriday(year)))).toEqual(["2024-11-29", "2025-11-28", "2026-11-27"]);
});
