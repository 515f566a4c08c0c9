"use client";
import { useTranslations } from "next-intl";
import { daysBetween } from "../../lib/sales/days.ts";
import type { Live } from "../../lib/sales/live.ts";

/** "last 28 days of the range": which part of the range has bars; nothing where all of it has. */
export function useWindowText({ grain, range, window }: Live): string | undefined {
  const text = useTranslations("live");
  if (window.from === range.from && window.to === range.to) return undefined;
  const unit = grain === "week" ? "week" : "day";
  const count = Math.ceil(daysBetween(window.from, window.to) / (unit === "week" ? 7 : 1));
  return text("lastPart", { count, unit, ends: window.to === range.to ? "range" : "today" });
}
