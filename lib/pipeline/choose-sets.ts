/** Which questions a self-check asks: several filters, of the days that it counts in every way. */
import type { DayTotals } from "../sales/day-totals.ts";
import { addDays } from "../sales/days.ts";
import type { DateRange, PaintParams } from "../sales/filters.ts";
import type { PaintTiles } from "../serving/serving.ts";
import type { CheckedSet } from "./self-check.ts";

export type ChosenSet = { set: CheckedSet["set"]; filter: string[]; params: PaintParams };

/** Lines of the newest days beyond which a day is checked by its sums alone: counting distinct orders and customers of ten million lines by plain SQL takes minutes. */
const mostLines = 500_000;

const latelyDays = 31;
const noFilter = { country: [], category: [], channel: [], source: [], product: [], compare: "none" as const };

/** The newest days that together have no more lines; the newest one in any case. null without lines. */
export function newestDays(days: Pick<DayTotals, "day" | "lines">[], most = mostLines): DateRange | null {
  const last = days.at(-1);
  if (!last) return null;
  let from = last.day;
  let lines = 0;
  for (const one of days.toReversed()) {
    lines += one.lines;
    if (lines > most) break;
    from = one.day;
  }
  return { from, to: addDays(last.day, 1) };
}

/** `all`: the answer without a filter, which tells what there is to filter by. */
export function chooseSets(range: DateRange, { byCountry, byCategory, byChannel, bySource, byProduct }: PaintTiles): ChosenSet[] {
  const lately = { from: laterOf(range.from, addDays(range.to, -latelyDays)), to: range.to };
  const canCompare = addDays(lately.from, -latelyDays) >= range.from;
  const country = byCountry.slice(0, 1).map(({ key }) => key);
  const categories = byCategory.slice(0, 2).map(({ key }) => key);
  const channel = byChannel.slice(0, 1).map(({ key }) => key);
  const product = byProduct.rows.slice(0, 1);
  const sets: ChosenSet[] = [
    { set: "all", filter: [], params: { ...noFilter, ...range } },
    { set: "lately", filter: [], params: { ...noFilter, ...lately, grain: "day", compare: canCompare ? "previous" : "none" } },
    { set: "country", filter: country, params: { ...noFilter, ...range, country } },
    { set: "categories", filter: categories, params: { ...noFilter, ...range, category: categories } },
    { set: "channel", filter: channel, params: { ...noFilter, ...range, channel, source: ["batch"] } },
    { set: "product", filter: product.map(({ label }) => label), params: { ...noFilter, ...range, product: product.map(({ key }) => key) } },
  ];
  const hasLive = bySource.some(({ key }) => key === "streaming");
  return hasLive ? [...sets, { set: "live", filter: [], params: { ...noFilter, ...range, source: ["streaming"] } }] : sets;
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
