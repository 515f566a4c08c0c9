/** Arithmetic on store days: ISO dates without a zone, which sort as text. */

const dayMs = 86_400_000;

export function addDays(day: string, count: number): string {
  return isoDay(new Date(utcMs(day) + count * dayMs));
}

export function daysBetween(from: string, to: string): number {
  return Math.round((utcMs(to) - utcMs(from)) / dayMs);
}

/** `missing` decides for a day the other month lacks: its last day, or the first day of the month after. */
export function addMonths(day: string, count: number, missing: "last" | "next"): string {
  const month = new Date(utcMs(monthStart(day)));
  month.setUTCMonth(month.getUTCMonth() + count);
  const first = isoDay(month);
  const same = addDays(first, Number(day.slice(8)) - 1);
  if (monthStart(same) === first) return same;
  return missing === "next" ? monthStart(same) : addDays(monthStart(same), -1);
}

export function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}

export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function quarterStart(day: string): string {
  return addMonths(monthStart(day), -((Number(day.slice(5, 7)) - 1) % 3), "last");
}

export function yearStart(day: string): string {
  return `${day.slice(0, 4)}-01-01`;
}

/** The Monday of the day's week. */
export function weekStart(day: string): string {
  return addDays(day, -((new Date(utcMs(day)).getUTCDay() + 6) % 7));
}

/** What the store's clocks show: `2025-09-15T14:23`; its first ten characters are the store day. */
export function storeClock(now: Date, timeZone: string): string {
  return clockOf(timeZone).format(now).replace(" ", "T");
}

/** To make one takes 50 times as long as to use it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" });
  clocks.set(timeZone, clock);
  return clock;
}

export function earlier(one: string, other: string): string {
  return [one, other].toSorted()[0] ?? one;
}

export function later(one: string, other: string): string {
  return [one, other].toSorted()[1] ?? one;
}

function utcMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
