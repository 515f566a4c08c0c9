/** A paint counted line by line: slow over all of a large store, quick where a filter leaves few lines. */
import { askLines } from "../sales/lines.ts";
import { noMetrics, type RawMetrics } from "../sales/metrics.ts";
import { askProductNames, type ProductName, parseProductNames } from "../sales/names.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import type { Row } from "../sales/question.ts";
import type { RawTiles } from "../sales/raw-tiles.ts";
import { sidesOf } from "../sales/side.ts";
import { addRow, emptySide, type SideMetrics } from "../sales/side-metrics.ts";
import type { CountedTiles } from "../sales/streaming-split.ts";
import { tilesOfSides } from "../sales/tiles-of-sides.ts";
import type { Snapshot } from "./snapshots.ts";
import type { StoreFacts } from "./store-facts.ts";

export async function paintLines(query: PaintQuery, { facts, ask, all }: Snapshot<StoreFacts>): Promise<CountedTiles> {
  const sides = sidesOf(query);
  const asked = [sides.now, sides.base, sides.was].filter((side) => side !== null);
  const answers = await all(asked.map((side) => askLines(side, facts)));
  const counted = answers.map(sideOfRows);
  const [now = emptySide()] = counted;
  const contenders = topContenders(now, query.topProducts);
  const names = parseProductNames(await ask(askProductNames(contenders)));
  const top = topProducts(now, contenders, names).slice(0, query.topProducts);
  const later = counted.slice(1);
  const products = new Map(top.flatMap((key) => entryOf(names, key)));
  const raw = tilesOfSides({
    sides: { now, base: (sides.base && later.shift()) ?? null, was: (sides.was && later.shift()) ?? null },
    names: facts.names,
    products,
    otherProducts: otherProducts(now, new Set(top)),
    queries: asked.length + 1,
  });
  return { raw, productKeys: [...products.keys()] };
}

function sideOfRows(rows: Row[]): SideMetrics {
  const side = emptySide();
  for (const row of rows) addRow(side, row);
  return side;
}

/** As many as are asked for, and those that bring as much as the last of them. */
function topContenders(side: SideMetrics, count: number): number[] {
  const ranked = [...(side.get("product") ?? [])].toSorted(([, a], [, b]) => byRevenue(a, b));
  const last = ranked[Math.min(count, ranked.length) - 1]?.[1];
  return last === undefined ? [] : ranked.filter(([, metrics]) => metrics.revenue >= last.revenue).map(([key]) => key);
}

/** Products that bring the same are listed by their ids. */
function topProducts(side: SideMetrics, contenders: number[], names: Map<number, ProductName>): number[] {
  const revenueOf = (key: number) => side.get("product")?.get(key) ?? noMetrics;
  const idOf = (key: number) => names.get(key)?.productId ?? "";
  return contenders.toSorted((one, other) => byRevenue(revenueOf(one), revenueOf(other)) || (idOf(one) < idOf(other) ? -1 : 1));
}

function byRevenue(one: RawMetrics, other: RawMetrics): number {
  if (one.revenue === other.revenue) return 0;
  return one.revenue < other.revenue ? 1 : -1;
}

function entryOf(names: Map<number, ProductName>, key: number): [number, ProductName][] {
  const name = names.get(key);
  return name ? [[key, name]] : [];
}

function otherProducts(side: SideMetrics, top: Set<number>): RawTiles["otherProducts"] {
  const others = [...(side.get("product") ?? [])].filter(([key]) => !top.has(key)).map(([, metrics]) => metrics);
  return {
    count: others.length,
    revenue: others.reduce((sum, { revenue }) => sum + revenue, 0n),
    units: others.reduce((sum, { units }) => sum + units, 0),
    lines: others.reduce((sum, { lines }) => sum + lines, 0),
  };
}
