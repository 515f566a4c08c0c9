/** Which lines a side of a paint is about, and the groups each of them stands in. */
import type { Names } from "./names.ts";
import type { LinePlace, NewLine } from "./new-lines.ts";
import type { Side } from "./side.ts";
import { type Tile, tileNames } from "./side-metrics.ts";

type Optional = "category" | "subcategory" | "product";
type Place = Omit<LinePlace, Optional> & { [Key in Optional]: number | undefined };

/** A tile and a key in one number. */
export type GroupId = number;
type Group = { tile: Tile; key: number; id: GroupId };

export type SideLines = {
  has(line: NewLine): boolean;
  /** What the place leaves open is no group. */
  groupsOf(place: Place): Group[];
};

const places = new Map(tileNames.map((tile, place) => [tile, place * 2 ** 32]));

export function groupId(tile: Tile, key: number): GroupId {
  return (places.get(tile) ?? 0) + key;
}

export function linesOfSide(side: Side, names: Names): SideLines {
  const { filters } = side;
  const countries = keysOf(filters.country, names.countries);
  const channels = keysOf(filters.channel, names.channels);
  const sources = keysOf(filters.source, names.sources);
  const categories = keysOf(filters.category, names.categories);
  const products = filters.product.length === 0 ? null : new Set(filters.product);
  const bucketOf = bucketFinder(side);
  return {
    has: (line) =>
      line.day >= side.from &&
      line.day < side.to &&
      isIn(countries, line.country) &&
      isIn(channels, line.channel) &&
      isIn(sources, line.source) &&
      isIn(categories, line.category) &&
      isIn(products, line.productId),
    groupsOf(line) {
      const bucket = bucketOf(side.hourly ? line.hour : line.day);
      const keys = { ...line, all: 0, weekday: weekdayOf(line.day), bucket };
      return tileNames.flatMap((tile) => groupIn(tile, keys[tile]));
    },
  };
}

function groupIn(tile: Tile, key: number | undefined): Group[] {
  return key === undefined ? [] : [{ tile, key, id: groupId(tile, key) }];
}

/** null for all. */
function keysOf(chosen: readonly string[], names: readonly string[]): Set<number> | null {
  return chosen.length === 0 ? null : new Set(chosen.map((name) => names.indexOf(name)));
}

function isIn<T>(chosen: Set<T> | null, key: T): boolean {
  return chosen === null || chosen.has(key);
}

function bucketFinder({ buckets: { starts, ends } }: Side): (slot: number) => number | undefined {
  const found = new Map<number, number>();
  return (slot) => {
    const bucket = found.get(slot) ?? starts.findIndex((start, index) => start <= slot && slot < (ends[index] ?? start));
    found.set(slot, bucket);
    return bucket < 0 ? undefined : bucket;
  };
}

/** 1 (Monday) to 7; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
