/** A paint from the layouts that make it quick: sums from cubes, orders and customers from order rows, products from lines. */
import { askByCategory } from "../sales/by-category.ts";
import { askByProduct, askTopProducts, parseTopProducts } from "../sales/by-product.ts";
import { askCustomers } from "../sales/customers.ts";
import { askProductNames, parseProductNames } from "../sales/names.ts";
import { askOrders } from "../sales/orders.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import type { Question, Row } from "../sales/question.ts";
import { type Side, sidesOf } from "../sales/side.ts";
import { addRow, emptySide, type SideMetrics } from "../sales/side-metrics.ts";
import { type StoreShape, soldBits } from "../sales/store-shape.ts";
import { askSums } from "../sales/sums.ts";
import { otherProducts } from "../sales/top-products.ts";
import type { PaintCount } from "./paint-count.ts";
import type { Snapshot } from "./snapshots.ts";

const everyProduct = 2 ** 31 - 1;

/** Products and hours stand in the lines alone, and a choice of categories as well where these are too many for a set. */
export function isCubePaint({ filters, grain }: PaintQuery, shape: StoreShape): boolean {
  return filters.product.length === 0 && grain !== "hour" && (filters.category.length === 0 || soldBits(shape) !== "nothing");
}

export async function paintCube(query: PaintQuery, snapshot: Snapshot<StoreShape>, isWhole: boolean): Promise<PaintCount> {
  const { facts: shape } = snapshot;
  const { now, base, was } = sidesOf(query);
  const sides = [now, base, was].filter((side) => side !== null);
  const rest = sides.map((side) => askGroups(side, shape));
  const [products, groups] = await Promise.all([askTop(query, sides, isWhole, snapshot), snapshot.all(rest.flat())]);

  const counted = sides.map(emptySide);
  for (const [place, questions] of rest.entries()) addRows(counted[place], groups.splice(0, questions.length));
  for (const [place, rows] of products.sides.entries()) addRows(counted[place], [rows]);
  const ofSide = (side: Side | null) => (side && counted[sides.indexOf(side)]) ?? null;
  return {
    sides: { now: ofSide(now) ?? emptySide(), base: ofSide(base), was: ofSide(was) },
    ranking: products.ranking,
    top: products.top,
    others: products.others,
  };
}

function askGroups(side: Side, shape: StoreShape): Question[] {
  return [...askCustomers(side, shape), askByCategory(side, shape), askSums(side), ...askOrders(side, shape)];
}

async function askTop(query: PaintQuery, sides: Side[], isWhole: boolean, { facts: shape, ask, all }: Snapshot<StoreShape>) {
  const [now] = sides as [Side];
  const { ranking, others } = parseTopProducts(await ask(askTopProducts(now, shape, isWhole ? everyProduct : query.topProducts)));
  const keys = [...ranking.keys()].slice(0, query.topProducts);
  const [names = [], ...rows] = await all([askProductNames(keys), ...sides.map((side) => askByProduct(side, shape, keys))]);
  const named = parseProductNames(names);
  const top = new Map([...named].toSorted(([one], [other]) => keys.indexOf(one) - keys.indexOf(other)));
  return { ranking, top, others: isWhole ? otherProducts(ranking, top) : others, sides: rows };
}

function addRows(side: SideMetrics | undefined, answers: Row[][]): void {
  if (!side) return;
  for (const row of answers.flat()) addRow(side, row);
}
