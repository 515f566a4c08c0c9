/** Brings what was counted for one side of a paint up to date with new lines, as counting all anew would. */
import type { Bought } from "./bought-in.ts";
import type { GroupId, SideLines } from "./line-groups.ts";
import { noMetrics, type RawMetrics } from "./metrics.ts";
import type { NewLine } from "./new-lines.ts";
import type { SideMetrics } from "./side-metrics.ts";

type Options = {
  /** Of every order and known customer with a new sale line on this side. */
  bought: Bought;
  /** A product that is not has no metrics to add to. */
  isTracked: (product: number) => boolean;
};

/** Returns the new counts, and where the orders and customers have bought then; what is given stays as it is. */
export function addLines(former: SideMetrics, lines: NewLine[], side: SideLines, { bought, isTracked }: Options) {
  const counted: SideMetrics = new Map([...former].map(([tile, groups]) => [tile, new Map(groups)]));
  const order = changing(bought.order);
  const customer = changing(bought.customer);
  for (const line of lines) {
    const isSale = line.gross > 0n;
    for (const { tile, key, id } of side.groupsOf(line)) {
      const first = { orders: Number(isSale && order.isFirst(line.order, id)), customers: Number(isSale && customer.isFirst(line.customer, id)) };
      if (tile === "product" && !isTracked(key)) continue;
      const groups = counted.get(tile);
      groups?.set(key, plus(groups.get(key) ?? noMetrics, line, first));
    }
  }
  return { counted, bought: { order: order.after, customer: customer.after } };
}

type ByKey = ReadonlyMap<number, ReadonlySet<GroupId>>;

function changing(before: ByKey) {
  const after = new Map<number, Set<GroupId>>();
  return {
    after: after as ByKey,
    /** Notes that it bought there. */
    isFirst(key: number | null, group: GroupId): boolean {
      if (key === null) return false;
      const groups = after.get(key) ?? new Set(before.get(key));
      after.set(key, groups);
      if (groups.has(group)) return false;
      groups.add(group);
      return true;
    },
  };
}

function plus(known: RawMetrics, { gross, qty, margin }: NewLine, first: Pick<RawMetrics, "orders" | "customers">): RawMetrics {
  return {
    revenue: known.revenue + gross,
    sales: known.sales + (gross > 0n ? gross : 0n),
    returns: known.returns + (gross < 0n ? gross : 0n),
    orders: known.orders + first.orders,
    customers: known.customers + first.customers,
    units: known.units + qty,
    lines: known.lines + 1,
    margin: known.margin + (margin ?? 0n),
    coveredRevenue: known.coveredRevenue + (margin === null ? 0n : gross),
    coveredLines: known.coveredLines + Number(margin !== null),
  };
}
