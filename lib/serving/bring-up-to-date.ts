/** A paint that was counted, some new lines later: what counting all anew would give, at a cost that follows the number of lines. */
import { addLines } from "../sales/add-lines.ts";
import { askBoughtIn, type Bought, parseBoughtIn } from "../sales/bought-in.ts";
import { askByProduct } from "../sales/by-product.ts";
import { linesOfSide, type SideLines } from "../sales/line-groups.ts";
import { askProductNames, parseProductNames } from "../sales/names.ts";
import type { NewLine, NewLines } from "../sales/new-lines.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import type { Side } from "../sales/side.ts";
import { sideOfRows } from "../sales/side-metrics.ts";
import { otherProducts, type ProductRanking, type ProductSums, topContenders, topProducts } from "../sales/top-products.ts";
import { type CountedSide, type FullCount, mapSides, nothingBought } from "./full-count.ts";
import { keepLatest } from "./keep-latest.ts";
import type { Snapshot } from "./snapshots.ts";
import type { StoreFacts } from "./store-facts.ts";

type Moment = Snapshot<StoreFacts>;
type Tracked = FullCount["tracked"];

/** In which some orders, or some customers, of a side bought; in which others did is asked for when they buy again. */
const maxGroups = 40_000;

/** `snapshot` is of the moment after the last of the lines. The former count stays as it is. */
export async function bringUpToDate(query: PaintQuery, former: FullCount, added: NewLines, snapshot: Moment): Promise<FullCount> {
  const { tracked } = former;
  const changed = await mapSides(former.sides, (counted) => withLines(counted, added, tracked, snapshot));
  const ranking = rankingWith(former.ranking, added.lines.filter(linesOfSide(former.sides.now.side, snapshot.facts.names).has));
  const { top, names } = await rank(query, former, ranking, snapshot);
  const strangers = [...top.keys()].filter((key) => tracked !== "all" && !tracked.has(key));
  const sides = strangers.length === 0 ? changed : await mapSides(changed, (counted) => withProducts(counted, strangers, snapshot));
  return {
    sides,
    ranking,
    top,
    names,
    tracked: tracked === "all" ? tracked : new Set([...tracked, ...strangers]),
    others: otherProducts(ranking, top),
  };
}

async function withLines(former: CountedSide, { lines, before }: NewLines, tracked: Tracked, snapshot: Moment): Promise<CountedSide> {
  const side = linesOfSide(former.side, snapshot.facts.names);
  const own = lines.filter(side.has);
  if (own.length === 0) return former;
  const known = former.bought && (await boughtBefore({ side: former.side, own: side, tracked }, former.bought, { lines: own, before }, snapshot));
  const isTracked = (product: number) => tracked === "all" || tracked.has(product);
  const { counted, bought } = addLines(former.counted, own, side, { bought: known ?? nothingBought, isTracked });
  const latest = (party: keyof Bought) => keepLatest(known?.[party] ?? new Map(), bought[party], maxGroups);
  return { ...former, counted, bought: known && { order: latest("order"), customer: latest("customer") } };
}

type Asked = { side: Side; own: SideLines; tracked: Tracked };

/** With an entry for each order and known customer that buys. */
async function boughtBefore({ side, own, tracked }: Asked, known: Bought, { lines, before }: NewLines, { all, facts }: Moment): Promise<Bought> {
  const sales = lines.filter(({ gross }) => gross > 0n);
  const orders = [...new Set(sales.map(({ order }) => order))];
  const customers = [...new Set(sales.flatMap(({ customer }) => customer ?? []))].filter((key) => !known.customer.has(key));
  const isKnown = customers.length === 0 && orders.every((key) => key >= before.orders || known.order.has(key));
  if (isKnown) return known;
  const rows = await all(askBoughtIn(side, facts, { customers, orders, before, products: tracked }));
  const found = parseBoughtIn(rows.flat(), own, facts, { orders, customers });
  return { order: new Map([...found.order, ...known.order]), customer: new Map([...known.customer, ...found.customer]) };
}

function rankingWith(former: ProductRanking, lines: NewLine[]): Map<number, ProductSums> {
  const ranking = new Map(former);
  for (const { product, gross, qty } of lines) {
    const { revenue, units, lines } = ranking.get(product) ?? { revenue: 0n, units: 0, lines: 0 };
    ranking.set(product, { revenue: revenue + gross, units: units + qty, lines: lines + 1 });
  }
  return ranking;
}

async function rank({ topProducts: count }: PaintQuery, former: FullCount, ranking: ProductRanking, { ask }: Moment) {
  const contenders = topContenders(ranking, count);
  const nameless = contenders.filter((key) => !former.names.has(key));
  const found = nameless.length === 0 ? [] : parseProductNames(await ask(askProductNames(nameless)));
  const names = new Map([...former.names, ...found]);
  return { names, top: topProducts(ranking, contenders, names, count) };
}

/** Products that came to the top, as they stand at the snapshot's moment. Who bought them is asked for when they buy again. */
async function withProducts(counted: CountedSide, products: number[], { ask, facts }: Moment): Promise<CountedSide> {
  const found = sideOfRows(await ask(askByProduct(counted.side, facts, products))).get("product") ?? [];
  const known = counted.counted.get("product") ?? [];
  const bought = counted.bought && nothingBought;
  return { ...counted, bought, counted: new Map(counted.counted).set("product", new Map([...known, ...found])) };
}
