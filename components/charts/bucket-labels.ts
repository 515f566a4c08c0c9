/** Names of the time chart's buckets: under the axis, in tooltips and in tables. */
import { formatDay, formatMonth, formatMonthYear, formatRange, type Locale } from "../../lib/format.ts";
import { addDays } from "../../lib/sales/days.ts";
import type { Grain } from "../../lib/sales/dimensions.ts";
import type { DateRange } from "../../lib/sales/filters.ts";
import { bucketEnd } from "./bucket-range.ts";

export type AxisLabel = { index: number; main: string /** Second line: the month or year that `main` leaves open. */; sub: string | null };

type Moment = { start: string; year: number; month: number; day: number; hour: number };
type Rung = { unit: "hour" | "day" | "month" | "year"; every: number };

const characterPx = 6.8;
const gapPx = 10;

const rungs: Record<Grain, Rung[]> = {
  hour: [...rungsOf("hour", [1, 2, 3, 6, 12]), ...rungsOf("day", [1, 2, 7])],
  day: [...rungsOf("day", [1, 2, 7]), ...rungsOf("month", [1, 2, 3, 6]), ...rungsOf("year", [1, 2, 5, 10])],
  week: [...rungsOf("day", [1]), ...rungsOf("month", [1, 2, 3, 6]), ...rungsOf("year", [1, 2, 5, 10])],
  month: [...rungsOf("month", [1, 2, 3, 6]), ...rungsOf("year", [1, 2, 5, 10])],
};

function rungsOf(unit: Rung["unit"], strides: number[]): Rung[] {
  return strides.map((every) => ({ unit, every }));
}

/** As many labels as fit side by side into `widthPx`, on round calendar steps. */
export function axisLabels(starts: string[], grain: Grain, locale: Locale, widthPx: number): AxisLabel[] {
  const moments = starts.map(moment);
  let labels: AxisLabel[] = [];
  for (const rung of rungs[grain]) {
    labels = labelsOn(rung, moments, locale);
    if (labels.length > 0 && fits(labels, widthPx / starts.length)) return labels;
  }
  return labels.slice(0, 1);
}

function labelsOn(rung: Rung, moments: Moment[], locale: Locale): AxisLabel[] {
  const labels: AxisLabel[] = [];
  let previous: Moment | undefined;
  moments.forEach((at, index) => {
    if (!stands(rung, at, moments[index - 1], index)) return;
    labels.push({ index, main: mainText(rung, at, locale), sub: subText(rung, at, previous, locale) });
    previous = at;
  });
  return labels;
}

/** Months and years are counted from January and year 0, hours from midnight, days from the first bucket. */
function stands({ unit, every }: Rung, at: Moment, before: Moment | undefined, index: number): boolean {
  if (unit === "hour") return at.hour % every === 0;
  if (unit === "day") return at.hour === 0 && (every === 7 ? weekday(at) === 1 : index % every === 0 || before?.hour !== 0);
  const opens = before === undefined ? at.day <= 7 : before.month !== at.month || before.year !== at.year;
  if (unit === "month") return opens && (at.month - 1) % every === 0;
  return opens && at.month === 1 && at.year % every === 0;
}

function mainText({ unit }: Rung, at: Moment, locale: Locale): string {
  if (unit === "hour") return `${pad(at.hour)}:00`;
  if (unit === "day") return String(at.day);
  return unit === "month" ? formatMonth(at.start, locale) : String(at.year);
}

function subText({ unit }: Rung, at: Moment, previous: Moment | undefined, locale: Locale): string | null {
  const newYear = previous === undefined || previous.year !== at.year;
  if (unit === "year") return null;
  if (unit === "month") return newYear ? String(at.year) : null;
  if (!newYear && previous.month === at.month && (unit === "day" || previous.day === at.day)) return null;
  const date = unit === "hour" ? `${at.day} ${formatMonth(at.start, locale)}` : formatMonth(at.start, locale);
  return newYear && unit === "day" ? `${date} ${at.year}` : date;
}

function fits(labels: AxisLabel[], bandPx: number): boolean {
  return labels.every((label, place) => {
    const next = labels[place + 1];
    if (next === undefined) return true;
    const needed = Math.max(label.main.length + next.main.length, (label.sub ?? "").length + (next.sub ?? "").length) / 2;
    return (next.index - label.index) * bandPx >= needed * characterPx + gapPx;
  });
}

/** "Apr 2025", "12 Sep 2025", "12 – 18 Sep 2025", "14:00, 15 Sep 2025". */
export function bucketName(start: string, grain: Grain, locale: Locale): string {
  if (grain === "month") return formatMonthYear(start, locale);
  if (grain === "week") return formatRange({ from: start, to: addDays(start, 7) }, locale);
  return grain === "hour" ? `${pad(moment(start).hour)}:00, ${formatDay(start, locale)}` : formatDay(start, locale);
}

/** The part of a bucket that `range` leaves, null when that is all of it. */
export function cutTo(start: string, grain: Grain, range: DateRange): { from: number | null; to: number | null } | null {
  const end = bucketEnd(start, grain);
  const from = start.slice(0, 10) < range.from ? moment(range.from).day : null;
  const to = end > range.to ? moment(addDays(range.to, -1)).day : null;
  return from === null && to === null ? null : { from, to };
}

function weekday(at: Moment): number {
  return new Date(Date.UTC(at.year, at.month - 1, at.day)).getUTCDay();
}

function moment(start: string): Moment {
  const [year = 0, month = 1, day = 1] = start.slice(0, 10).split("-").map(Number);
  return { start, year, month, day, hour: Number(start.slice(11, 13)) };
}

function pad(hour: number): string {
  return String(hour).padStart(2, "0");
}
