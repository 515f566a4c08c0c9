/** What was counted for a paint, under integer keys: all that its tiles are made of. */
import type { ProductName } from "../sales/names.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import type { RawTiles } from "../sales/raw-tiles.ts";
import type { CountedSides } from "../sales/tiles-of-sides.ts";
import type { ProductRanking } from "../sales/top-products.ts";
import { isCubePaint, paintCube } from "./paint-cube.ts";
import { paintLines } from "./paint-lines.ts";
import type { Snapshot } from "./snapshots.ts";
import type { StoreFacts } from "./store-facts.ts";

export type PaintCount = {
  sides: CountedSides;
  /** What every product brings; of the top ones alone unless `isWhole` was asked for. */
  ranking: ProductRanking;
  /** In order, by key. The sides have the metrics of these products, and may have those of others. */
  top: ReadonlyMap<number, ProductName>;
  others: RawTiles["otherProducts"];
};

/** `isWhole`: so that it can be brought up to date, whichever products new lines bring to the top. */
export function countPaint(query: PaintQuery, snapshot: Snapshot<StoreFacts>, isWhole: boolean): Promise<PaintCount> {
  return isCubePaint(query, snapshot.facts) ? paintCube(query, snapshot, isWhole) : paintLines(query, snapshot);
}
