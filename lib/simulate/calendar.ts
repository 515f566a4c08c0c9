/** Days as whole numbers (days since 1970-01-01) and the dates a shop's year turns on. */

export type Day = number;

const msPerDay = 86_400_000;

export function toDay(isoDate: string): Day {
  return Date.parse(`${isoDate}T00:00:00Z`) / msPerDay;
}

export function toIsoDate(day: Day): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / msPerDay;
}

/** First day of the month that lies `months` before that of `day`. */
export function monthStart(day: Day, months: number): Day {
  const date = new Date(day * msPerDay);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1 - months, 1);
}

export type CalendarDay = { day: Day; year: number; month: number; date: number; weekday: number };

/** `weekday`: 1 Monday to 7 Sunday. */
export function calendarDay(day: Day): CalendarDay {
  const date = new Date(day * msPerDay);
  return { day, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate(), weekday: weekdayOf(day) };
}

/** The `nth` given weekday of a month. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

/** The day after the fourth Thursday of November. */
export function blackFriday(year: number): Day {
  return nthWeekday(year, 11, 4, 4) + 1;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
