/** From what a page asks for to a question with everything decided, by the store's clock and its first and last sale. */
import { AppError } from "../errors.ts";
import { bucketCount, bucketsOf, defaultGrain, maxBuckets, maxHourDays } from "./buckets.ts";
import { chartWindow } from "./chart-window.ts";
import { comparisonOf, isRunning } from "./comparison.ts";
import { daysBetween, storeClock } from "./days.ts";
import type { Grain } from "./dimensions.ts";
import type { DateRange, Filters, PaintParams } from "./filters.ts";
import type { PaintQuery } from "./paint-query.ts";
import { allDays, defaultRange, type SalesDays } from "./range.ts";

export type StoreMoment = SalesDays & { now: Date; timeZone: string };

const topProducts = 8;
/** Days beyond four-digit years have no ISO date, and no shop has sales near them. A load keeps the same bounds. */
const firstDay = "1900-01-01";
const endDay = "2200-01-01";

/** What a page shows that its address leaves open. */
type PageRules = {
  range: (today: string, sales: SalesDays) => DateRange;
  grain: (range: DateRange) => Grain;
  window: (range: DateRange, grain: Grain, today: string) => DateRange;
};

const salesPage: PageRules = { range: defaultRange, grain: defaultGrain, window: (range) => range };
/** All sales, and what happens now day by day. */
export const livePage: PageRules = { range: allDays, grain: () => "day", window: chartWindow };

/** Throws AppError `invalid_parameter` for a range or grain that makes no sense. */
export function resolvePaintQuery(params: PaintParams, moment: StoreMoment, page = salesPage): PaintQuery {
  const clock = storeClock(moment.now, moment.timeZone);
  const today = clock.slice(0, 10);
  const range = resolveRange(params, moment, page.range);
  const grain = params.grain ?? page.grain(range);
  const window = page.window(range, grain, today);
  checkGrain(grain, window);
  const comparison = comparisonOf(params.compare, range, today, moment);
  return {
    range,
    running: isRunning(range, today),
    grain,
    window,
    buckets: bucketsOf(range, grain, comparison, clock, window),
    filters: filtersOf(params),
    comparison,
    topProducts,
  };
}

/** `from` and `to` as given, each by default that of the range a page opens on. */
export function resolveRange(params: { from?: string | undefined; to?: string | undefined }, moment: StoreMoment, opening = defaultRange): DateRange {
  const standard = opening(storeClock(moment.now, moment.timeZone).slice(0, 10), moment);
  const range = { from: params.from ?? standard.from, to: params.to ?? standard.to };
  const field = params.from === undefined ? "to" : "from";
  if (range.from >= range.to) throw wrong(field, range[field], `from (${range.from}) must lie before to (${range.to}), which is exclusive`);
  if (range.from < firstDay) throw wrong("from", range.from, `A range begins on ${firstDay} or later`);
  if (range.to > endDay) throw wrong("to", range.to, `A range ends on ${endDay} or earlier`);
  return range;
}

/** Each value once, in one order, so that the same question is the same text. */
export function filtersOf({ country, category, channel, source, product }: Filters): Filters {
  return {
    country: distinct(country),
    category: distinct(category),
    channel: distinct(channel),
    source: distinct(source),
    product: distinct(product),
  };
}

function checkGrain(grain: Grain, range: DateRange): void {
  if (grain === "hour" && daysBetween(range.from, range.to) > maxHourDays) {
    throw wrong("grain", grain, `Hours are shown for ranges of at most ${maxHourDays} days. Choose day, week or month`);
  }
  if (bucketCount(range, grain) > maxBuckets) throw wrong("grain", grain, "Too many bars for this range. Choose week or month");
}

function distinct<T extends string>(values: T[]): T[] {
  return [...new Set(values)].sort();
}

function wrong(field: string, value: string, message: string): AppError {
  return new AppError("invalid_parameter", `${field}: ${message}`, { field, value });
}
