import { sources } from "../../lib/sales/dimensions.ts";
import type { Split } from "../../lib/sales/live.ts";
import type { BarPart } from "../charts/bars.tsx";
import { sourceTones } from "./source-key.tsx";

/** A bar's parts by source; nothing where it is not split. */
export function partsOf(split: Split | undefined): { parts?: BarPart[] } {
  if (split === undefined) return {};
  return { parts: sources.map((key) => ({ key, value: Number(split[key]), tone: sourceTones[key].bar })) };
}
