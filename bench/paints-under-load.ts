/** Paints never asked before, one after the other, for as long as a load of the same size runs. */
import { setTimeout as wait } from "node:timers/promises";
import { percentile } from "../lib/percentile.ts";
import { filterSets, searchOf } from "./filter-sets.ts";
import { type Finding, median } from "./finding.ts";
import { type LoadTimes, loadFolder } from "./load.ts";
import { paint, salesDays } from "./paints.ts";
import type { Product } from "./product.ts";

export type UnderLoad = { paints: number[]; load: LoadTimes };

const pauseMs = 100;
/** Beyond those that `measurePaints` asked. */
const firstRound = 10;

export async function measurePaintsUnderLoad(product: Product, folder: string): Promise<UnderLoad> {
  const before = (await paint(product, "compare=none")).version;
  const paints: number[] = [];
  const ended = new AbortController();
  const loading = loadFolder(product, folder).finally(() => ended.abort());
  const [load] = await Promise.all([loading, paintUntil(ended.signal, product, paints)]);
  if ((await paint(product, "compare=none")).version <= before) throw new Error("The load brought no new version");
  return { paints, load };
}

async function paintUntil(ended: AbortSignal, product: Product, paints: number[]): Promise<void> {
  const days = await salesDays(product);
  for (let turn = 0; !ended.aborted; turn++) {
    const set = filterSets[turn % filterSets.length];
    const round = firstRound + (Math.floor(turn / filterSets.length) % 100);
    const { cost } = await paint(product, searchOf(set?.params(days, round) ?? {}));
    if (!cost.cached) paints.push(cost.ms);
    await wait(pauseMs);
  }
}

export function underLoadFindings({ paints, load }: UnderLoad): Finding[] {
  return [
    { what: "paint while a load runs, p50", value: median(paints), unit: "ms", note: `${paints.length} paints` },
    { what: "paint while a load runs, p95", value: percentile(paints, 0.95), unit: "ms" },
    { what: "load while paints run", value: load.ms / 1000, unit: "s" },
  ];
}
