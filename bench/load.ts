/** Our load through the worker's API: staged, checked, swapped and served, and how long each step took. */
import { setTimeout as wait } from "node:timers/promises";
import { LoadRun, loadSteps } from "../lib/load/load-run.ts";
import type { Finding } from "./finding.ts";
import type { Product } from "./product.ts";

type Step = (typeof loadSteps)[number];
export type LoadTimes = { ms: number; steps: Partial<Record<Step, number>> };

const pollMs = 50;

export async function loadFolder(product: Product, folder: string): Promise<LoadTimes> {
  const started = performance.now();
  const body = JSON.stringify({ folder, allowShrink: true });
  let run = LoadRun.parse(await product.ask("/v1/loads", { method: "POST", body }));
  const steps: LoadTimes["steps"] = {};
  let since = started;
  while (run.state === "running") {
    await wait(pollMs);
    const step = run.step;
    run = LoadRun.parse(await product.ask(`/v1/loads/${run.id}`));
    const now = performance.now();
    steps[step] = (steps[step] ?? 0) + now - since;
    since = now;
  }
  if (run.state !== "done") throw new Error(`The load ended as ${run.state}: ${run.error}`);
  return { ms: performance.now() - started, steps };
}

export function loadFindings({ ms, steps }: LoadTimes, floorMs: number | null): Finding[] {
  const parts = loadSteps.flatMap((step) => (steps[step] === undefined ? [] : [{ what: `load, step ${step}`, value: steps[step] / 1000, unit: "s" as const }]));
  const ratio: Finding[] = floorMs === null ? [] : [{ what: "load ÷ floor", value: ms / floorMs, unit: "×", target: { atMost: 2 } }];
  return [{ what: "load until it is served", value: ms / 1000, unit: "s" }, ...parts, ...ratio];
}
