/** How much is bought on a day in a country: growth, the seasons, the week, holidays and sales days. */
import { blackFriday, type CalendarDay, calendarDay, type Day, dayOf, nthWeekday } from "./calendar.ts";
import { type Country, countries, type SalesDay } from "./countries.ts";
import type { Random } from "./random.ts";

/** January to December, at the middle of each month. */
const seasonOf = {
  south: [0.9, 0.93, 1.02, 0.93, 0.98, 0.98, 0.97, 0.93, 0.96, 1.0, 1.2, 1.42],
  north: [0.85, 0.88, 0.92, 0.93, 1.03, 0.96, 0.97, 1.04, 0.93, 0.98, 1.24, 1.45],
};
const weekdays = [1.07, 1.04, 1.02, 1.01, 1.05, 0.96, 0.85];
const yearlyGrowth = 0.34;

export type Demand = { from: Day; days: number; of(day: Day): Float64Array; total(day: Day): number };

/** Both ends inclusive. */
export function planDemand(from: Day, until: Day, random: Random): Demand {
  const days = until - from + 1;
  let drift = 1;
  const perDay = Array.from({ length: days }, (_, index) => {
    drift += (1 - drift) * 0.06 + random.between(-0.025, 0.025);
    const noise = drift * random.between(0.9, 1.1);
    return demandOf(calendarDay(from + index), index, index / days, noise);
  });
  const totals = perDay.map((weights) => weights.reduce((sum, weight) => sum + weight, 0));
  const none = new Float64Array(countries.length);
  return { from, days, of: (day) => perDay[day - from] ?? none, total: (day) => totals[day - from] ?? 0 };
}

function demandOf(today: CalendarDay, age: number, progress: number, noise: number): Float64Array {
  const common = (1 + (yearlyGrowth * age) / 365) * (weekdays[today.weekday - 1] ?? 1) * holiday(today) * noise;
  return Float64Array.from(countries, (country) => {
    const share = country.startShare + (country.endShare - country.startShare) * progress;
    return share * common * season(country, today) * salesDays(country, today);
  });
}

/** Months flow into each other instead of stepping. */
function season(country: Country, { month, date }: CalendarDay): number {
  const months = seasonOf[country.hemisphere];
  const middle = months[month - 1] ?? 1;
  const neighbour = months[(month + (date < 15 ? 10 : 12)) % 12] ?? 1;
  return middle + (neighbour - middle) * (Math.abs(date - 15) / 30);
}

/** Days that every country keeps. */
function holiday(today: CalendarDay): number {
  return blackWeek(today) * christmas(today) * mothersDay(today);
}

function blackWeek({ day, year }: CalendarDay): number {
  const factors = new Map([
    [-4, 1.15],
    [-3, 1.2],
    [-2, 1.35],
    [-1, 1.6],
    [0, 2.9],
    [1, 1.8],
    [2, 1.5],
    [3, 2.4],
    [4, 1.2],
  ]);
  return factors.get(day - blackFriday(year)) ?? 1;
}

function christmas({ month, date }: CalendarDay): number {
  if (month === 1 && date === 1) return 0.4;
  if (month !== 12) return 1;
  if (date >= 9 && date <= 22) return 1.12 + (date - 9) * 0.03;
  return (
    new Map([
      [23, 1.15],
      [24, 0.75],
      [25, 0.4],
      [26, 0.8],
      [31, 0.65],
    ]).get(date) ?? 1
  );
}

function mothersDay({ day, year }: CalendarDay): number {
  const left = nthWeekday(year, 5, 7, 2) - day;
  return left >= 1 && left <= 9 ? 1.22 : 1;
}

function salesDays(country: Country, today: CalendarDay): number {
  return country.salesDays.reduce((factor, name) => factor * (lies(today.day, salesDay[name](today.year)) ? 2.2 : 1), 1);
}

function lies(day: Day, [first, days]: [Day, number]): boolean {
  return day >= first && day < first + days;
}

/** First day and number of days, in a year. */
const salesDay: Record<SalesDay, (year: number) => [Day, number]> = {
  buen_fin: (year) => [nthWeekday(year, 11, 1, 3) - 3, 4],
  hot_sale_mexico: (year) => [dayOf(year, 5, 26), 8],
  hot_sale_argentina: (year) => [nthWeekday(year, 5, 1, 2), 3],
  cyber_day_chile: (year) => [nthWeekday(year, 6, 1, 1), 3],
  cyber_monday_chile: (year) => [nthWeekday(year, 10, 1, 1), 3],
  cyber_wow_peru: (year) => [nthWeekday(year, 7, 1, 2), 4],
};
