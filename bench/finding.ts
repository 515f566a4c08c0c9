import { percentile } from "../lib/percentile.ts";

/** One measured number beside what it should be. */
export type Finding = {
  what: string;
  value: number;
  unit: "ms" | "s" | "MiB" | "kB" | "×" | "events/s" | "%" | "";
  target?: { atMost: number } | { atLeast: number };
  note?: string;
};

/** null where there is no target. */
export function isMet({ value, target }: Finding): boolean | null {
  if (!target) return null;
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}
