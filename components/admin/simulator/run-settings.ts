/** What can be set for a run, and what it is set to at first. */
import { type Fault, faults } from "../../../lib/simulate/orders/run-plan.ts";
import { eventsOf, mostEvents, mostRate } from "../../../lib/simulate/run-limits.ts";
import type { RunRequest } from "../../../lib/simulate/simulator.ts";

export const rates = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;
export const durations = [2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600] as const;
export const shares = [0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5] as const;
/** 1: evenly. */
export const burstFactors = [1, 2, 3, 5, 10, 20, 50] as const;
const burstEverySeconds = 10;

export type RunSettings = { perSecond: number; seconds: number; seed: string; factor: number; faults: Record<Fault, number> };

const noFaults = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;

export const usualSettings: RunSettings = { perSecond: 50, seconds: 60, seed: "1", factor: 1, faults: noFaults };

export function requestOf({ perSecond, seconds, seed, factor, faults }: RunSettings): Omit<RunRequest, "amongReal"> {
  const burst = factor > 1 ? { factor, everySeconds: burstEverySeconds } : null;
  return { perSecond, seconds, seed: Number(seed), faults: Object.fromEntries(Object.entries(faults).filter(([, share]) => share > 0)), burst };
}

export function faultyShare({ faults }: Pick<RunSettings, "faults">): number {
  return Object.values(faults).reduce((sum, share) => sum + share, 0);
}

/** Why it cannot be started as it is set; null when it can. */
export function refusalOf(settings: RunSettings): "shares" | "events" | "burst" | "seed" | null {
  if (faultyShare(settings) > 1 + 1e-9) return "shares";
  if (settings.perSecond * settings.factor > mostRate) return "burst";
  if (eventsOf(requestOf(settings)) > mostEvents) return "events";
  return /^\d{1,10}$/.test(settings.seed) && Number(settings.seed) <= 4_294_967_295 ? null : "seed";
}
