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

/** The smallest value that `share` of them do not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}
