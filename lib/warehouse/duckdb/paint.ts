/** The truth: every tile of a paint by plain SQL over `v_sales`. Slow, simple, and apart from the serving store on purpose. */
import { BIGINT, DATE, type DuckDBConnection, DuckDBDateValue, type DuckDBType, type DuckDBValue, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { comparedRanges } from "../../sales/comparison.ts";
import { filterNames } from "../../sales/dimensions.ts";
import type { DateRange } from "../../sales/filters.ts";
import { noMetrics, type RawMetrics } from "../../sales/metrics.ts";
import type { BucketBounds, PaintQuery } from "../../sales/paint-query.ts";
import type { RawGroup, RawSides, RawTiles } from "../../sales/raw-tiles.ts";
import { sqlText } from "../../sql-text.ts";
import { exactAmount } from "./exact-amount.ts";
import { ofOneMoment } from "./of-one-moment.ts";

type Row = Record<string, DuckDBValue>;
type Bound = { values: Record<string, DuckDBValue>; types: Record<string, DuckDBType> };

/** Groups of one range; `id` tells a group from all others. */
type GroupRow = { id: string; breakdown: string; key: string; label: string; category: string; metrics: RawMetrics };

export function paintPlainly(connection: DuckDBConnection, query: PaintQuery): Promise<RawTiles> {
  return ofOneMoment(connection, () => readPlainTiles(connection, query));
}

/** In the transaction of the caller. */
export async function readPlainTiles(connection: DuckDBConnection, query: PaintQuery): Promise<RawTiles> {
  const { base, was } = comparedRanges(query);
  const groups = {
    now: await readGroups(connection, query, query.range),
    base: base && (await readGroups(connection, query, base)),
    was: was && (await readGroups(connection, query, was)),
  };
  const buckets = {
    now: await readBuckets(connection, query, ({ start, end }) => [start, end]),
    was: was && (await readBuckets(connection, query, ({ wasStart, wasEnd }) => [wasStart, wasEnd])),
  };
  const queries = 2 + (base ? 1 : 0) + (was ? 2 : 0);
  return { ...groupTiles(query, groups.now, sidesOf(groups.base, groups.was)), timeseries: bucketTiles(query, buckets), queries };
}

type SidesOf = (row: GroupRow) => RawSides;

function sidesOf(base: GroupRow[] | null, was: GroupRow[] | null): SidesOf {
  const byId = (rows: GroupRow[] | null) => rows && new Map(rows.map((row) => [row.id, row.metrics]));
  const [baseOf, wasOf] = [byId(base), byId(was)];
  return ({ id, metrics }) => ({ now: metrics, base: baseOf && (baseOf.get(id) ?? noMetrics), was: wasOf && (wasOf.get(id) ?? noMetrics) });
}

function groupTiles(query: PaintQuery, rows: GroupRow[], sides: SidesOf): Omit<RawTiles, "timeseries" | "queries"> {
  const of = (breakdown: string) => rows.filter((row) => row.breakdown === breakdown);
  const groups = (breakdown: string): RawGroup[] => of(breakdown).map((row) => ({ key: row.key, label: row.label, ...sides(row) }));
  const products = of("product");
  const children = (category: string) => of("subcategory").filter((row) => row.category === category);
  const total = of("all")[0] ?? emptyGroup("all", "null");
  return {
    kpis: sides(total),
    byCategory: groups("category").map((group) => ({
      ...group,
      children: children(group.key).map((row) => ({ key: row.key, label: row.label, ...sides(row) })),
    })),
    byCountry: groups("country"),
    byChannel: groups("channel"),
    byProduct: products.slice(0, query.topProducts).map((row) => ({ key: row.key, label: row.label, category: row.category, ...sides(row) })),
    otherProducts: sumOf(products.slice(query.topProducts)),
    byWeekday: weekdays(of("weekday")).map((row) => ({ key: row.key, label: row.label, ...sides(row) })),
    bySource: groups("source"),
  };
}

/** All seven: one without lines now may have had some in the earlier range. */
function weekdays(rows: GroupRow[]): GroupRow[] {
  return ["1", "2", "3", "4", "5", "6", "7"].map((key) => rows.find((row) => row.key === key) ?? emptyGroup("weekday", key));
}

function emptyGroup(breakdown: string, key: string): GroupRow {
  return { id: groupId(breakdown, "null", key), breakdown, key, label: key, category: "null", metrics: noMetrics };
}

function groupId(breakdown: string, category: string, key: string): string {
  return JSON.stringify([breakdown, category, key]);
}

function sumOf(products: GroupRow[]): RawTiles["otherProducts"] {
  const others = { count: products.length, revenue: 0n, units: 0, lines: 0 };
  for (const { metrics } of products) {
    others.revenue += metrics.revenue;
    others.units += metrics.units;
    others.lines += metrics.lines;
  }
  return others;
}

function bucketTiles(query: PaintQuery, { now, was }: { now: Map<number, RawMetrics>; was: Map<number, RawMetrics> | null }): RawTiles["timeseries"] {
  return query.buckets.map((_, bucket) => ({
    bucket,
    now: now.get(bucket) ?? noMetrics,
    was: was && (was.get(bucket) ?? noMetrics),
  }));
}

async function readGroups(connection: DuckDBConnection, query: PaintQuery, { from, to }: DateRange): Promise<GroupRow[]> {
  const { values, types } = filterParams(query);
  const rows = await ask(connection, "duckdb/paint-groups", {
    values: { ...values, from: dateValue(from), to: dateValue(to) },
    types: { ...types, from: DATE, to: DATE },
  });
  return rows.map(groupRow);
}

async function readBuckets(
  connection: DuckDBConnection,
  query: PaintQuery,
  boundsOf: (bucket: BucketBounds) => [string | null, string | null],
): Promise<Map<number, RawMetrics>> {
  const bounds = query.buckets.flatMap((bucket, index) => {
    const [start, end] = boundsOf(bucket);
    return start === null || end === null ? [] : [{ index: BigInt(index), start, end }];
  });
  const { values, types } = filterParams(query);
  const rows = await ask(connection, "duckdb/paint-timeseries", {
    values: {
      ...values,
      buckets: listValue(bounds.map(({ index }) => index)),
      starts: listValue(bounds.map(({ start }) => start)),
      ends: listValue(bounds.map(({ end }) => end)),
    },
    types: { ...types, buckets: LIST(BIGINT), starts: LIST(VARCHAR), ends: LIST(VARCHAR) },
  });
  return new Map(rows.map((row) => [Number(row.bucket), metricsOf(row)]));
}

function filterParams({ filters }: PaintQuery): Bound {
  const bound: Bound = { values: {}, types: {} };
  for (const name of filterNames) {
    bound.values[name] = listValue(filters[name]);
    bound.types[name] = LIST(VARCHAR);
  }
  return bound;
}

async function ask(connection: DuckDBConnection, name: string, { values, types }: Bound): Promise<Row[]> {
  return (await connection.runAndReadAll(sqlText(name), values, types)).getRowObjects();
}

function groupRow(row: Row): GroupRow {
  const [breakdown, key, category] = [String(row.breakdown), String(row.key), String(row.category)];
  const label = breakdown === "product" ? String(row.product_label) : key;
  return { id: groupId(breakdown, category, key), breakdown, key, label, category, metrics: metricsOf(row) };
}

function metricsOf(row: Row): RawMetrics {
  return {
    revenue: exactAmount(row.revenue),
    sales: exactAmount(row.sales),
    returns: exactAmount(row.returns),
    orders: Number(row.orders),
    customers: Number(row.customers),
    units: Number(row.units),
    lines: Number(row.lines),
    margin: exactAmount(row.margin),
    coveredRevenue: exactAmount(row.covered_revenue),
    coveredLines: Number(row.covered_lines),
  };
}

function dateValue(day: string): DuckDBDateValue {
  return DuckDBDateValue.fromParts({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) });
}
