/** A paint's count in full: with it, and the lines that come later, the paint can be brought up to date. */
import type { Bought } from "../sales/bought-in.ts";
import type { ProductName } from "../sales/names.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import type { RawTiles } from "../sales/raw-tiles.ts";
import { type Side, sidesOf } from "../sales/side.ts";
import { emptySide, type SideMetrics, sideOfRows } from "../sales/side-metrics.ts";
import { askStreaming, streamingSide } from "../sales/streaming-split.ts";
import { tilesOfSides } from "../sales/tiles-of-sides.ts";
import { countPaint, type PaintCount } from "./paint-count.ts";
import { isCubePaint } from "./paint-cube.ts";
import type { Snapshot } from "./snapshots.ts";
import type { StoreFacts } from "./store-facts.ts";

/** `bought`: of some orders and customers, all their groups; null where orders and customers are not counted. */
export type CountedSide = { side: Side; counted: SideMetrics; bought: Bought | null };

/** `streaming`: sums alone of the range's streaming lines; null where nobody asked for them, or the filter leaves none. */
export type CountedSides = { now: CountedSide; base: CountedSide | null; was: CountedSide | null; streaming: CountedSide | null };

export type FullCount = Omit<PaintCount, "sides"> & {
  sides: CountedSides;
  names: ReadonlyMap<number, ProductName>;
  /** The products that the sides have metrics of. */
  tracked: ReadonlySet<number> | "all";
};

/** Nobody's purchases are known. */
export const nothingBought: Bought = { order: new Map(), customer: new Map() };

/** Of a group's metrics, of a product's place in the ranking, of an order or customer, of a group that one of these bought in: as measured. */
const bytesOf = { metrics: 270, ranked: 120, party: 230, place: 40 };

/** What it takes to keep it, roughly. */
export function bytesIn({ sides: { now, base, was, streaming }, ranking }: FullCount): number {
  const ofSides = [now, base, was, streaming].reduce((sum, side) => sum + (side ? bytesInSide(side) : 0), 0);
  return ofSides + ranking.size * bytesOf.ranked;
}

function bytesInSide({ counted, bought }: CountedSide): number {
  let bytes = 0;
  for (const groups of counted.values()) bytes += groups.size * bytesOf.metrics;
  for (const parties of bought ? [bought.order, bought.customer] : []) {
    for (const places of parties.values()) bytes += bytesOf.party + places.size * bytesOf.place;
  }
  return bytes;
}

export async function mapSides({ now, base, was, streaming }: CountedSides, change: (side: CountedSide) => Promise<CountedSide>): Promise<CountedSides> {
  const orNull = (side: CountedSide | null) => side && change(side);
  const [first, ...rest] = await Promise.all([change(now), orNull(base), orNull(was), orNull(streaming)]);
  return { now: first, base: rest[0] ?? null, was: rest[1] ?? null, streaming: rest[2] ?? null };
}

/** `isWhole`: so that it can be brought up to date. */
export async function countInFull(query: PaintQuery, snapshot: Snapshot<StoreFacts>, isWhole: boolean): Promise<FullCount> {
  const { sides: counted, ...count } = await countPaint(query, snapshot, isWhole);
  const sides = sidesOf(query);
  const started = (side: Side, metrics: SideMetrics) => ({ side, counted: metrics, bought: nothingBought });
  const of = (side: Side | null, metrics: SideMetrics | null) => side && metrics && started(side, metrics);
  const now = started(sides.now, counted.now);
  const tracked = isCubePaint(query, snapshot.facts) ? new Set(count.top.keys()) : "all";
  return { ...count, sides: { now, base: of(sides.base, counted.base), was: of(sides.was, counted.was), streaming: null }, names: count.top, tracked };
}

export async function withStreaming(query: PaintQuery, paint: FullCount, { facts, all }: Snapshot<StoreFacts>): Promise<FullCount> {
  const side = streamingSide(query);
  if (side === null || paint.sides.streaming !== null) return paint;
  const { tracked } = paint;
  const rows = await all(tracked === "all" ? askStreaming(side, [], facts, true) : askStreaming(side, [...tracked], facts, false));
  return { ...paint, sides: { ...paint.sides, streaming: { side, counted: sideOfRows(rows.flat()), bought: null } } };
}

export function tilesOf({ sides: { now, base, was }, top, others }: FullCount, { facts, asked }: Snapshot<StoreFacts>): RawTiles {
  const sides = { now: now.counted, base: base?.counted ?? null, was: was?.counted ?? null };
  return tilesOfSides({ sides, names: facts.names, products: top, otherProducts: others, queries: asked() });
}

export function streamingSums({ sides }: FullCount): SideMetrics {
  return sides.streaming?.counted ?? emptySide();
}
