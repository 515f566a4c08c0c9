import type { Format } from "./use-format.tsx";

/** "412 ms", "1.4 s". */
export function shortDuration(ms: number, format: Pick<Format, "count" | "fixed">): string {
  return ms < 1000 ? `${format.count(Math.round(ms))} ms` : `${format.fixed(ms / 1000, 1)} s`;
}
