"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "../../ui/use-format.tsx";

/** "589/s"; below one a second by the minute: "4/min". */
export function useRateText(): (perSecond: number) => string {
  const text = useTranslations("live");
  const format = useFormat();
  return (perSecond) =>
    perSecond >= 1
      ? text("perSecond", { rate: format.fixed(perSecond, perSecond < 10 ? 1 : 0) })
      : text("perMinute", { rate: format.count(Math.round(perSecond * 60)) });
}
