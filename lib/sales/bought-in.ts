/** The groups of a paint in which orders and customers had sales before: those where one more sale line makes no new order, no new customer. */
import { type GroupId, groupId, type SideLines } from "./line-groups.ts";
import { parsePlace } from "./new-lines.ts";
import type { Question, Row } from "./question.ts";
import { rangeValues, type Side, segmentValues } from "./side.ts";
import { categoryMask, type StoreShape, soldBits } from "./store-shape.ts";

/** By key. */
export type Bought = { order: ReadonlyMap<number, ReadonlySet<GroupId>>; customer: ReadonlyMap<number, ReadonlySet<GroupId>> };

type Asked = {
  /** Whose purchases are not known. */
  customers: number[];
  /** Those with new lines. */
  orders: number[];
  /** As many orders and lines as the store had without these. */
  before: { orders: number; lines: number };
  /** Beside them no product is a group. */
  products: ReadonlySet<number> | "all";
};

/** From order rows, which are fewer and sorted by customer, as far as these tell. */
export function askBoughtIn(side: Side, shape: StoreShape, { customers, orders, before, products }: Asked): Question[] {
  const old = orders.filter((key) => key < before.orders);
  const ofLines = (parties: { orders: number[]; customers: number[] }, keys: Iterable<number>) =>
    askLines(side, shape, { ...parties, keys, lines: before.lines });
  if (products === "all" || soldBits(shape) !== "subcategories") return [ofLines({ orders: old, customers }, [])];
  return [
    ...(old.length > 0 ? [ofLines({ orders: old, customers: [] }, [])] : []),
    ...(customers.length > 0 ? [askRows(side, shape, customers, orders), ofLines({ orders: [], customers }, products)] : []),
  ];
}

function askRows(side: Side, shape: StoreShape, customers: number[], orders: number[]): Question {
  const parties = { customers: Int32Array.from(customers), orders: Int32Array.from(orders) };
  const mask = categoryMask(side.filters.category, shape);
  return { sql: "serving/bought-in-rows", values: { ...rangeValues(side), ...segmentValues(side), ...parties, mask } };
}

type OfLines = { orders: number[]; customers: number[]; keys: Iterable<number>; lines: number };

function askLines(side: Side, { timeZone }: StoreShape, { orders, customers, keys, lines }: OfLines): Question {
  const { hourly, filters } = side;
  const chosen = { ...rangeValues(side), ...segmentValues(side), categories: filters.category, products: filters.product };
  const parties = { orders: Int32Array.from(orders), customers: Int32Array.from(customers), productKeys: Int32Array.from(keys), lines: BigInt(lines) };
  return { sql: "serving/bought-in", values: { ...chosen, ...parties, hourly, timeZone } };
}

/** Whoever was asked for has an entry. */
export function parseBoughtIn(rows: Row[], side: SideLines, shape: StoreShape, { orders, customers }: Pick<Asked, "orders" | "customers">): Bought {
  const empty = (keys: number[]) => new Map(keys.map((key) => [key, new Set<GroupId>()]));
  const bought = { order: empty(orders), customer: empty(customers) };
  for (const row of rows) {
    const groups = "sold_in" in row ? groupsOfRow(row, side, shape) : side.groupsOf(parsePlace(row)).map(({ id }) => id);
    const order = row.party === "order" ? bought.order.get(Number(row.member)) : undefined;
    const customer = row.customer_key === null ? undefined : bought.customer.get(Number(row.customer_key));
    for (const id of groups) {
      order?.add(id);
      customer?.add(id);
    }
  }
  return bought;
}

/** An order row tells its categories and subcategories as bits, and no product. */
function groupsOfRow(row: Row, side: SideLines, { names: { categories } }: StoreShape): GroupId[] {
  const groups = side.groupsOf({ ...parsePlace(row), category: undefined, subcategory: undefined, product: undefined }).map(({ id }) => id);
  for (let bits = BigInt(row.sold_in as bigint), bit = 0; bits !== 0n; bits >>= 1n, bit++) {
    if ((bits & 1n) === 1n) groups.push(bit < categories.length ? groupId("category", bit) : groupId("subcategory", bit - categories.length));
  }
  return groups;
}
