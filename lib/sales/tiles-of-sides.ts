/** From what was counted under integer keys, side by side, to a paint's tiles under names. */
import { noMetrics, type RawMetrics } from "./metrics.ts";
import type { Names, ProductName } from "./names.ts";
import type { RawGroup, RawSides, RawTiles } from "./raw-tiles.ts";
import type { SideMetrics, Tile } from "./side-metrics.ts";

/** Monday to Sunday. */
const weekdays = [1, 2, 3, 4, 5, 6, 7];

export type CountedSides = { now: SideMetrics; base: SideMetrics | null; was: SideMetrics | null };

export type CountedPaint = {
  sides: CountedSides;
  names: Names;
  /** The top products in order, by key. */
  products: ReadonlyMap<number, ProductName>;
  otherProducts: RawTiles["otherProducts"];
  queries: number;
};

export function tilesOfSides({ sides, names, products, otherProducts, queries }: CountedPaint): RawTiles {
  const named = (tile: Tile, values: readonly string[]) => groups(sides, tile, (key) => values[key] ?? String(key));
  return {
    kpis: sidesOf(sides, "all", 0),
    timeseries: [...bucketKeys(sides)].map((bucket) => ({
      bucket,
      now: metricsOf(sides.now, "bucket", bucket),
      was: sides.was && metricsOf(sides.was, "bucket", bucket),
    })),
    byCategory: categories(sides, names),
    byCountry: named("country", names.countries),
    byChannel: named("channel", names.channels),
    byProduct: [...products].map(([key, { productId, label, category }]) => ({ ...sidesOf(sides, "product", key), key: productId, label, category })),
    otherProducts,
    byWeekday: weekdays.map((key) => ({ ...sidesOf(sides, "weekday", key), key: String(key), label: String(key) })),
    bySource: named("source", names.sources),
    queries,
  };
}

function categories(sides: CountedSides, names: Names): RawTiles["byCategory"] {
  const listed = sides.now.get("subcategory") ?? new Map<number, RawMetrics>();
  const childrenOf = (category: number): RawGroup[] =>
    names.subcategories
      .filter((each) => each.category === category && listed.has(each.key))
      .map(({ key, name }) => ({ ...sidesOf(sides, "subcategory", key), key: name, label: name }));
  return [...(sides.now.get("category")?.keys() ?? [])].map((key) => {
    const name = names.categories[key] ?? String(key);
    return { ...sidesOf(sides, "category", key), key: name, label: name, children: childrenOf(key) };
  });
}

function groups(sides: CountedSides, tile: Tile, nameOf: (key: number) => string): RawGroup[] {
  return [...(sides.now.get(tile)?.keys() ?? [])].map((key) => ({ ...sidesOf(sides, tile, key), key: nameOf(key), label: nameOf(key) }));
}

/** A bucket without lines now may stand against one with lines. */
function bucketKeys({ now, was }: CountedSides): Set<number> {
  return new Set([...(now.get("bucket")?.keys() ?? []), ...(was?.get("bucket")?.keys() ?? [])]);
}

function sidesOf({ now, base, was }: CountedSides, tile: Tile, key: number): RawSides {
  return { now: metricsOf(now, tile, key), base: base && metricsOf(base, tile, key), was: was && metricsOf(was, tile, key) };
}

function metricsOf(side: SideMetrics, tile: Tile, key: number): RawMetrics {
  return side.get(tile)?.get(key) ?? noMetrics;
}
