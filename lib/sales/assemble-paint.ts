/** From what an engine counted to what is shown: rounding, sorting, empty places, and whether there is anything to compare with. Once, for every engine. */

import { moneyText } from "../money.ts";
import type { PaintTiles } from "../serving/serving.ts";
import { comparedRanges } from "./comparison.ts";
import { type Metrics, noMetrics, type RawMetrics, toMetrics } from "./metrics.ts";
import type { BreakdownRow, Comparison, ProductBreakdown, TimeBucket } from "./paint.ts";
import type { PaintQuery } from "./paint-query.ts";
import type { RawGroup, RawTiles } from "./raw-tiles.ts";

type Scope = { digits: number; compared: boolean; hasBase: boolean };

/** `digits`: those of the store's currency. */
export function assemblePaint(query: PaintQuery, raw: RawTiles, digits: number): PaintTiles & { queries: number } {
  const compared = raw.kpis.was !== null && raw.kpis.was.lines > 0;
  const scope = { digits, compared, hasBase: compared && comparedRanges(query).base !== null };
  return {
    range: query.range,
    running: query.running,
    grain: query.grain,
    comparison: comparisonShown(query, raw, scope),
    kpis: toMetrics(raw.kpis.now, digits),
    timeseries: timeBuckets(query, raw, scope),
    byCategory: byRevenue(raw.byCategory).map((group) => ({ ...breakdownRow(group, scope), children: breakdown(group.children, scope) })),
    byCountry: breakdown(raw.byCountry, scope),
    byChannel: breakdown(raw.byChannel, scope),
    byProduct: products(raw, scope),
    byWeekday: weekdays(raw.byWeekday).map((group) => breakdownRow(group, scope)),
    bySource: breakdown(raw.bySource, scope),
    queries: raw.queries,
  };
}

function comparisonShown({ comparison, range }: PaintQuery, raw: RawTiles, { compared, digits }: Scope): Comparison | null {
  if (comparison === null) return null;
  const { kind, range: earlier, through, reason } = comparison;
  if (compared && raw.kpis.was !== null) {
    return { kind, range: earlier, through, reason, base: toMetrics(raw.kpis.base ?? raw.kpis.now, digits), kpis: toMetrics(raw.kpis.was, digits) };
  }
  const why = reason === "overlaps" ? "overlaps" : "no_earlier_sales";
  return { kind, range: earlier, through: range.to, reason: why, base: toMetrics(raw.kpis.now, digits), kpis: null };
}

function timeBuckets(query: PaintQuery, raw: RawTiles, { compared, digits }: Scope): TimeBucket[] {
  const counted = new Map(raw.timeseries.map((row) => [row.bucket, row]));
  return query.buckets.map(({ label, partial, wasStart, wasEnd }, index) => {
    const row = counted.get(index);
    const paired = compared && wasStart !== null;
    return {
      ...toMetrics(row?.now ?? noMetrics, digits),
      start: label,
      partial,
      was: paired ? toMetrics(row?.was ?? noMetrics, digits) : null,
      wasStart: paired ? wasStart : null,
      wasEnd: paired ? wasEnd : null,
    };
  });
}

function products({ byProduct, otherProducts }: RawTiles, scope: Scope): ProductBreakdown {
  const { count, revenue, units, lines } = otherProducts;
  return {
    rows: byRevenue(byProduct).map((group) => ({ ...breakdownRow(group, scope), category: group.category })),
    others: count === 0 ? null : { count, revenue: moneyText(revenue, scope.digits), units, lines },
  };
}

function weekdays(groups: RawGroup[]): RawGroup[] {
  return ["1", "2", "3", "4", "5", "6", "7"].map(
    (key) => groups.find((group) => group.key === key) ?? { key, label: key, now: noMetrics, base: null, was: null },
  );
}

function breakdown(groups: RawGroup[], scope: Scope): BreakdownRow[] {
  return byRevenue(groups).map((group) => breakdownRow(group, scope));
}

function breakdownRow({ key, label, now, base, was }: RawGroup, { digits, compared, hasBase }: Scope): BreakdownRow {
  const shown = (metrics: RawMetrics | null): Metrics => toMetrics(metrics ?? noMetrics, digits);
  return { ...shown(now), key, label, base: hasBase ? shown(base) : null, was: compared ? shown(was) : null };
}

function byRevenue<T extends RawGroup>(groups: T[]): T[] {
  return groups.toSorted((one, other) => compare(other.now.revenue, one.now.revenue) || compare(one.key, other.key));
}

function compare<T extends bigint | string>(one: T, other: T): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
