/** The products that bring most, and all others together, from what each brings. */
import type { ProductName } from "./names.ts";
import type { RawTiles } from "./raw-tiles.ts";

export type ProductSums = { revenue: bigint; units: number; lines: number };
export type ProductRanking = ReadonlyMap<number, ProductSums>;

/** As many as are asked for, and those that bring as much as the last of them. */
export function topContenders(ranking: ProductRanking, count: number): number[] {
  const ranked = [...ranking].toSorted(([, a], [, b]) => byRevenue(a, b));
  const last = ranked[Math.min(count, ranked.length) - 1]?.[1];
  return last === undefined ? [] : ranked.filter(([, { revenue }]) => revenue >= last.revenue).map(([key]) => key);
}

/** Of the contenders, in order: products that bring the same are listed by their ids. */
export function topProducts(ranking: ProductRanking, contenders: number[], names: ReadonlyMap<number, ProductName>, count: number): Map<number, ProductName> {
  const sumsOf = (key: number) => ranking.get(key) ?? nothing;
  const idOf = (key: number) => names.get(key)?.productId ?? "";
  const placed = contenders.toSorted((one, other) => byRevenue(sumsOf(one), sumsOf(other)) || (idOf(one) < idOf(other) ? -1 : 1));
  return new Map(placed.slice(0, count).flatMap((key) => entryOf(names, key)));
}

export function otherProducts(ranking: ProductRanking, top: ReadonlyMap<number, unknown>): RawTiles["otherProducts"] {
  const others = { count: 0, revenue: 0n, units: 0, lines: 0 };
  for (const [key, { revenue, units, lines }] of ranking) {
    if (top.has(key)) continue;
    others.count += 1;
    others.revenue += revenue;
    others.units += units;
    others.lines += lines;
  }
  return others;
}

const nothing: ProductSums = { revenue: 0n, units: 0, lines: 0 };

function byRevenue(one: ProductSums, other: ProductSums): number {
  if (one.revenue === other.revenue) return 0;
  return one.revenue < other.revenue ? 1 : -1;
}

function entryOf(names: ReadonlyMap<number, ProductName>, key: number): [number, ProductName][] {
  const name = names.get(key);
  return name ? [[key, name]] : [];
}
