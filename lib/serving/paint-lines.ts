/** A paint counted line by line: slow over all of a large store, quick where a filter leaves few lines. */
import { askLines } from "../sales/lines.ts";
import { askProductNames, parseProductNames } from "../sales/names.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import type { Row } from "../sales/question.ts";
import type { RawTiles } from "../sales/raw-tiles.ts";
import { sidesOf } from "../sales/side.ts";
import { addRow, emptySide, type SideMetrics } from "../sales/side-metrics.ts";
import { tilesOfSides } from "../sales/tiles-of-sides.ts";
import type { Asking } from "./readers.ts";
import type { StoreFacts } from "./store-facts.ts";

export async function paintLines(query: PaintQuery, readers: Asking, facts: StoreFacts): Promise<RawTiles> {
  const sides = sidesOf(query);
  const asked = [sides.now, sides.base, sides.was].filter((side) => side !== null);
  const answers = await readers.all(asked.map((side) => askLines(side, facts)));
  const counted = answers.map(sideOfRows);
  const [now = emptySide()] = counted;
  const top = topProducts(now, query.topProducts);
  const products = parseProductNames((await readers.all([askProductNames(top)]))[0] ?? []);
  const later = counted.slice(1);
  return tilesOfSides({
    sides: { now, base: (sides.base && later.shift()) ?? null, was: (sides.was && later.shift()) ?? null },
    names: facts.names,
    products: new Map([...products].toSorted(([one], [other]) => top.indexOf(one) - top.indexOf(other))),
    otherProducts: otherProducts(now, new Set(top)),
    queries: asked.length + 1,
  });
}

function sideOfRows(rows: Row[]): SideMetrics {
  const side = emptySide();
  for (const row of rows) addRow(side, row);
  return side;
}

/** Product keys follow the order of product ids. */
function topProducts(side: SideMetrics, count: number): number[] {
  return [...(side.get("product") ?? [])]
    .toSorted(([one, a], [other, b]) => (a.revenue === b.revenue ? one - other : a.revenue < b.revenue ? 1 : -1))
    .slice(0, count)
    .map(([key]) => key);
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
