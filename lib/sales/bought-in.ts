/** The groups of a paint in which orders and customers had sales before: those where one more sale line makes no new order, no new customer. */

import type { GroupId, SideLines } from "./line-groups.ts";
import { parsePlace } from "./new-lines.ts";
import type { Question, Row } from "./question.ts";
import { type Side, segmentValues } from "./side.ts";

/** By key. */
export type Bought = { order: ReadonlyMap<number, ReadonlySet<GroupId>>; customer: ReadonlyMap<number, ReadonlySet<GroupId>> };

/** `lines`: as many as the store had then. */
type Asked = { orders: number[]; customers: number[]; lines: number };

export function askBoughtIn(side: Side, timeZone: string, { orders, customers, lines }: Asked): Question {
  const { from, to, hourly, filters } = side;
  const chosen = { ...segmentValues({ filters }), categories: filters.category, products: filters.product };
  const parties = { orders: Int32Array.from(orders), customers: Int32Array.from(customers), lines: BigInt(lines) };
  return { sql: "serving/bought-in", values: { from, to, hourly, timeZone, ...chosen, ...parties } };
}

/** Whoever was asked for has an entry. */
export function parseBoughtIn(rows: Row[], side: SideLines, { orders, customers }: Pick<Asked, "orders" | "customers">): Bought {
  const empty = (keys: number[]) => new Map(keys.map((key) => [key, new Set<GroupId>()]));
  const bought = { order: empty(orders), customer: empty(customers) };
  for (const row of rows) {
    const groups = bought[row.party as keyof Bought].get(Number(row.member));
    for (const { id } of side.groupsOf(parsePlace(row))) groups?.add(id);
  }
  return bought;
}
