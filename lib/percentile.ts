/** Milliseconds, where nothing else is said. */
export type Percentiles = { p50: number; p95: number };

/** The smallest value that `share` of them do not exceed; NaN of none. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** null of none. */
export function percentilesOf(values: number[]): Percentiles | null {
  return values.length === 0 ? null : { p50: percentile(values, 0.5), p95: percentile(values, 0.95) };
}
