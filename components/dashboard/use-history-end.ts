"use client";
import { useTranslations } from "next-intl";
import { storeClock } from "../../lib/sales/days.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { bandsBefore } from "../charts/bands-before.ts";
import { useFormat } from "../ui/use-format.tsx";

/** Up to where a load told the shop's history, for the time chart; null without a load, or where that lies behind its last bar. */
export function useHistoryEnd({ store, timeseries, grain }: Paint): { at: number; fact: string; time: string } | null {
  const text = useTranslations("live");
  const format = useFormat();
  if (store.load === null) return null;
  const { asOf } = store.load;
  const starts = timeseries.map(({ start }) => start);
  const at = bandsBefore(storeClock(new Date(asOf), store.timeZone), starts, grain);
  return at === null ? null : { at, fact: text("historyEnd"), time: text("historyEndAsOf", { time: format.end(asOf) }) };
}
