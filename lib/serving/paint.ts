/** All tiles of a page, counted by the layout that suits the question. */
import type { PaintQuery } from "../sales/paint-query.ts";
import type { RawTiles } from "../sales/raw-tiles.ts";
import { chooseLayout } from "./choose-layout.ts";
import { paintCube } from "./paint-cube.ts";
import { paintLines } from "./paint-lines.ts";
import type { Readers } from "./readers.ts";
import type { StoreFacts } from "./store-facts.ts";

export function paint(query: PaintQuery, readers: Readers, facts: StoreFacts): Promise<RawTiles> {
  const layout = chooseLayout(query, facts);
  return layout.name === "lines" ? paintLines(query, readers, facts) : paintCube(query, layout, readers, facts);
}
