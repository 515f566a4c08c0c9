"use client";
import { useTranslations } from "next-intl";
import type { Comparison } from "../../lib/sales/paint.ts";

/** What the range that a page is set against is called in the charts. */
export function useEarlierName(comparison: Comparison | null): string {
  const text = useTranslations("charts.earlier");
  return text(comparison?.kind === "year" ? "year" : "previous");
}
