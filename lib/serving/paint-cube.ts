/** A paint from the cubes and order rows, which are far fewer than the lines. */
import { askCustomers, askCustomersByBucket } from "../sales/customers.ts";
import { askProductNames, parseProductNames } from "../sales/names.ts";
import { askOrdersOfCategories, askSplitOrders } from "../sales/orders.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import { askProducts, askTopProducts, askTopProductsByMonth, parseTopProducts, type TopProducts } from "../sales/products.ts";
import type { Question, Row } from "../sales/question.ts";
import type { RawTiles } from "../sales/raw-tiles.ts";
import { type Side, sidesOf } from "../sales/side.ts";
import { addRow, emptySide, type SideMetrics } from "../sales/side-metrics.ts";
import { askSums } from "../sales/sums.ts";
import { tilesOfSides } from "../sales/tiles-of-sides.ts";
import type { CubeLayout } from "./choose-layout.ts";
import type { Readers } from "./readers.ts";
import type { StoreFacts } from "./store-facts.ts";

type Answer = { side: Side; rows: Row[] };
type CountedProducts = { top: TopProducts; names: ReturnType<typeof parseProductNames>; answers: Answer[]; queries: number };

/** Products are asked side by side with all other groups. */
export async function paintCube(query: PaintQuery, layout: CubeLayout, readers: Readers, facts: StoreFacts): Promise<RawTiles> {
  const sides = sidesOf(query);
  const asked = [sides.now, sides.was, sides.base].filter((side) => side !== null);
  const questions = asked.flatMap((side) => groupQuestions(side, layout).map((question) => ({ side, question })));
  const [groups, products] = await Promise.all([answer(readers, questions), countProducts(query, asked, layout, readers, facts)]);
  const counted = new Map(asked.map((side) => [side, emptySide()]));
  for (const { side, rows } of [...groups, ...products.answers]) addRows(counted.get(side), rows);
  const of = (side: Side | null) => (side && counted.get(side)) ?? null;
  return tilesOfSides({
    sides: { now: of(sides.now) ?? emptySide(), base: of(sides.base), was: of(sides.was) },
    names: facts.names,
    products: products.names,
    otherProducts: products.top.others,
    queries: questions.length + products.queries,
  });
}

/** The slowest first. */
function groupQuestions(side: Side, { orders, splitOrders, buckets }: CubeLayout): Question[] {
  const questions = [askCustomers(side, { withBuckets: buckets === "bits" })];
  if (buckets === "order rows" && side.buckets.starts.length > 0) questions.push(askCustomersByBucket(side));
  if (orders === "order rows") questions.push(askOrdersOfCategories(side));
  if (splitOrders) questions.push(askSplitOrders(side));
  return [...questions, askSums(side)];
}

async function countProducts(query: PaintQuery, sides: Side[], layout: CubeLayout, readers: Readers, { knownCustomers }: StoreFacts): Promise<CountedProducts> {
  const [now] = sides;
  if (!now) throw new Error("A paint has a side");
  const [ranked = []] = await readers.all([
    layout.products === "months" ? askTopProductsByMonth(now, query.topProducts) : askTopProducts(now, query.topProducts),
  ]);
  const top = parseTopProducts(ranked);
  if (top.keys.length === 0) return { top, names: new Map(), answers: [], queries: 1 };
  const questions = sides.map((side) => ({ side, question: askProducts(side, top.keys, knownCustomers) }));
  const [names = [], ...rows] = await readers.all([askProductNames(top.keys), ...questions.map(({ question }) => question)]);
  return { top, names: inOrder(parseProductNames(names), top.keys), answers: withSides(questions, rows), queries: questions.length + 2 };
}

async function answer(readers: Readers, questions: { side: Side; question: Question }[]): Promise<Answer[]> {
  return withSides(questions, await readers.all(questions.map(({ question }) => question)));
}

function withSides(questions: { side: Side }[], answers: Row[][]): Answer[] {
  return questions.map(({ side }, index) => ({ side, rows: answers[index] ?? [] }));
}

function addRows(side: SideMetrics | undefined, rows: Row[]): void {
  if (!side) throw new Error("Rows of a side that was not asked for");
  for (const row of rows) addRow(side, row);
}

function inOrder<T>(byKey: Map<number, T>, keys: number[]): Map<number, T> {
  return new Map([...byKey].toSorted(([one], [other]) => keys.indexOf(one) - keys.indexOf(other)));
}
