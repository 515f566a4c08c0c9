/** Paints asked of the worker: never asked before, and asked again. */

import { percentile } from "../lib/percentile.ts";
import { Paint } from "../lib/sales/paint.ts";
import { Status } from "../lib/status.ts";
import { type FilterSet, filterSets, searchOf } from "./filter-sets.ts";
import { type Finding, median } from "./finding.ts";
import type { Product } from "./product.ts";

export type PaintTimes = { name: string; cold: number[]; cached: number[]; first: Paint };

const rounds = 5;

/** Times are the worker's own (`cost.ms`), without HTTP, after one paint that is not counted. */
export async function measurePaints(product: Product): Promise<PaintTimes[]> {
  const days = await salesDays(product);
  const times: PaintTimes[] = [];
  for (const set of filterSets) times.push(await measureSet(product, set, days));
  return times;
}

async function measureSet(product: Product, set: FilterSet, days: Awaited<ReturnType<typeof salesDays>>): Promise<PaintTimes> {
  const cold: number[] = [];
  const cached: number[] = [];
  let first: Paint | undefined;
  await paint(product, searchOf(set.params(days, rounds)));
  for (let round = 0; round < rounds; round++) {
    const search = searchOf(set.params(days, round));
    const fresh = await paint(product, search);
    first ??= fresh;
    const again = await paint(product, search);
    if (fresh.cost.cached || !again.cost.cached) throw new Error(`${search}: expected a new answer, then a kept one`);
    cold.push(fresh.cost.ms);
    cached.push(again.cost.ms);
  }
  if (!first) throw new Error("No paint");
  return { name: set.name, cold, cached, first };
}

export async function paint(product: Product, search: string): Promise<Paint> {
  return Paint.parse(await product.ask(`/v1/paint?${search}`));
}

export async function salesDays(product: Product): Promise<{ firstDay: string; lastDay: string }> {
  const { firstDay, lastDay } = Status.parse(await product.ask("/v1/status")).store;
  if (!firstDay || !lastDay) throw new Error("The store is empty");
  return { firstDay, lastDay };
}

export function paintFindings(times: PaintTimes[]): Finding[] {
  const cold = times.flatMap((set) => set.cold);
  const cached = times.flatMap((set) => set.cached);
  return [
    { what: "paint, not cached, p50", value: median(cold), unit: "ms", target: { atMost: 150 }, note: `${cold.length} paints` },
    { what: "paint, not cached, p95", value: percentile(cold, 0.95), unit: "ms", target: { atMost: 300 } },
    { what: "paint, cached, p95", value: percentile(cached, 0.95), unit: "ms", target: { atMost: 5 } },
  ];
}
