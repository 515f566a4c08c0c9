/** A paint counted line by line: slow over all of a large store, quick where a filter leaves few lines. */
import { askLines } from "../sales/lines.ts";
import { askProductNames, parseProductNames } from "../sales/names.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import { sidesOf } from "../sales/side.ts";
import { emptySide, sideOfRows } from "../sales/side-metrics.ts";
import { otherProducts, topContenders, topProducts } from "../sales/top-products.ts";
import type { PaintCount } from "./paint-count.ts";
import type { Snapshot } from "./snapshots.ts";
import type { StoreFacts } from "./store-facts.ts";

export async function paintLines(query: PaintQuery, { facts, ask, all }: Snapshot<StoreFacts>): Promise<PaintCount> {
  const sides = sidesOf(query);
  const asked = [sides.now, sides.base, sides.was].filter((side) => side !== null);
  const answers = await all(asked.map((side) => askLines(side, facts)));
  const [now = emptySide(), ...later] = answers.map(sideOfRows);
  const base = (sides.base && later.shift()) ?? null;
  const was = (sides.was && later.shift()) ?? null;
  const ranking = now.get("product") ?? new Map();
  const contenders = topContenders(ranking, query.topProducts);
  const top = topProducts(ranking, contenders, parseProductNames(await ask(askProductNames(contenders))), query.topProducts);
  return { sides: { now, base, was }, ranking, top, others: otherProducts(ranking, top) };
}
