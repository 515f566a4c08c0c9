/** What was counted for one side of a paint, tile by tile, under the serving store's integer keys. */
import { noMetrics, type RawMetrics } from "./metrics.ts";
import type { Row } from "./question.ts";

export const tileNames = ["all", "bucket", "weekday", "country", "channel", "source", "category", "subcategory", "product"] as const;
export type Tile = (typeof tileNames)[number];

export type SideMetrics = Map<Tile, Map<number, RawMetrics>>;

export function emptySide(): SideMetrics {
  return new Map(tileNames.map((tile) => [tile, new Map()]));
}

export function sideOfRows(rows: Row[]): SideMetrics {
  const side = emptySide();
  for (const row of rows) addRow(side, row);
  return side;
}

/** Adds what a row says of its group: a question may answer some of the metrics, and the others another. */
export function addRow(side: SideMetrics, row: Row): void {
  const groups = side.get(row.tile as Tile);
  if (!groups) throw new Error(`No tile is named ${String(row.tile)}`);
  const key = Number(row.key);
  const known = groups.get(key) ?? noMetrics;
  groups.set(key, {
    revenue: known.revenue + amount(row.revenue),
    sales: known.sales + amount(row.sales),
    returns: known.returns + amount(row.revenue) - amount(row.sales),
    orders: known.orders + count(row.orders),
    customers: known.customers + count(row.customers),
    units: known.units + count(row.units),
    lines: known.lines + count(row.lines),
    margin: known.margin + amount(row.margin),
    coveredRevenue: known.coveredRevenue + amount(row.covered_revenue),
    coveredLines: known.coveredLines + count(row.covered_lines),
  });
}

function amount(value: unknown): bigint {
  return value === null || value === undefined ? 0n : BigInt(value as bigint);
}

function count(value: unknown): number {
  return value === null || value === undefined ? 0 : Number(value);
}
