/** The metrics every number on a page is one of; how raw sums become what is shown. */
import { z } from "zod";
import { averageText, divideRound, moneyText } from "../money.ts";

export const Money = z.string().regex(/^-?\d+(\.\d+)?$/);

export const Metrics = z.object({
  revenue: Money,
  sales: Money,
  returns: Money,
  orders: z.number(),
  customers: z.number(),
  /** sales ÷ orders; null without orders. */
  aov: Money.nullable(),
  units: z.number(),
  lines: z.number(),
  /** Over the lines whose product's cost is known; null when none is. */
  margin: Money.nullable(),
  /** Share of revenue the margin covers, 0 to 1 (outside that when returns outweigh sales); null without margin or revenue. */
  marginCoverage: z.number().nullable(),
});
export type Metrics = z.infer<typeof Metrics>;

/** What a query answers. Amounts in ten-thousandths. */
export type RawMetrics = {
  revenue: bigint;
  sales: bigint;
  returns: bigint;
  orders: number;
  customers: number;
  units: number;
  lines: number;
  /** Σ qty × (unit_price − cost) and Σ gross_amount over the lines with a known cost. */
  margin: bigint;
  coveredRevenue: bigint;
  coveredLines: number;
};

export const noMetrics: RawMetrics = {
  revenue: 0n,
  sales: 0n,
  returns: 0n,
  orders: 0,
  customers: 0,
  units: 0,
  lines: 0,
  margin: 0n,
  coveredRevenue: 0n,
  coveredLines: 0,
};

export function toMetrics(raw: RawMetrics, digits: number): Metrics {
  const known = raw.coveredLines > 0;
  return {
    revenue: moneyText(raw.revenue, digits),
    sales: moneyText(raw.sales, digits),
    returns: moneyText(raw.returns, digits),
    orders: raw.orders,
    customers: raw.customers,
    aov: raw.orders === 0 ? null : averageText(raw.sales, raw.orders, digits),
    units: raw.units,
    lines: raw.lines,
    margin: known ? moneyText(raw.margin, digits) : null,
    marginCoverage: known && raw.revenue !== 0n ? Number(divideRound(raw.coveredRevenue * 10_000n, raw.revenue)) / 10_000 : null,
  };
}
