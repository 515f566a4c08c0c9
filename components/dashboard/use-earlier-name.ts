"use client";
import { useTranslations } from "next-intl";
import type { Comparison } from "../../lib/sales/paint.ts";

/** What the range that a page is set against is called: beside a line, and (`head`) over a column. */
export function useEarlierName(comparison: Comparison | null): { name: string; head: string } {
  const text = useTranslations("charts.earlier");
  const name = text(comparison?.kind === "year" ? "year" : "previous");
  return { name, head: name.charAt(0).toUpperCase() + name.slice(1) };
}
