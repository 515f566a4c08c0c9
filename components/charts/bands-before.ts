/** Where a moment lies among the bands of a time chart. */
import type { Grain } from "../../lib/sales/dimensions.ts";
import { bucketEnd } from "./bucket-range.ts";

/** How many bands lie before `clock` (what the store's clocks show: `2025-09-13T14:30`), with the part of its own; a number below 0 where it lies before all of them, null behind. */
export function bandsBefore(clock: string, starts: string[], grain: Grain): number | null {
  const index = starts.findLastIndex((start) => start <= clock);
  const start = starts[index];
  if (start === undefined) return -1;
  const from = minutes(start);
  const share = (minutes(clock) - from) / ((grain === "hour" ? from + 60 : minutes(bucketEnd(start, grain))) - from);
  return share > 1 ? null : index + share;
}

function minutes(clock: string): number {
  return Date.parse(`${clock.length > 10 ? clock : `${clock}T00:00`}Z`) / 60_000;
}
