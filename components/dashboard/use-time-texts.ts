"use client";
import { useTranslations } from "next-intl";
import type { Paint } from "../../lib/sales/paint.ts";
import { cutTo } from "../charts/bucket-labels.ts";
import { mostColumns } from "../charts/column-labels.ts";
import type { TimePoint } from "../charts/time-point.ts";
import { useFormat } from "../ui/use-format.tsx";
import { useEarlierName } from "./use-earlier-name.ts";
import type { TimeMetric } from "./view-state.ts";

/** All that the time panel says in words. */
export function useTimeTexts(paint: Paint, metric: TimeMetric, isTotal: boolean) {
  const text = useTranslations("charts");
  const over = useTranslations("charts.over");
  const format = useFormat();
  const { name: earlier, head: earlierHead } = useEarlierName(paint.comparison);
  const { grain } = paint;
  const name = text("metric", { metric });
  const title = isTotal ? over("runningTitle") : over("title", { metric: name, grain });

  /** `part`: which part of the range has bars, where that is not all of it. */
  function subtitle(points: TimePoint[], part?: string): string {
    const unit = metric === "revenue" ? paint.store.currency : metric === "aov" ? over("aovUnit", { currency: paint.store.currency }) : over("countUnit");
    if (isTotal) return over("runningSubtitle", { unit, grain, zone: paint.store.timeZone, from: format.day(paint.range.from) });
    const parts = [[over("subtitle", { unit, grain, zone: paint.store.timeZone }), part].filter(Boolean).join(", ")];
    const cut = points.filter(({ partial }) => partial);
    if (points.length <= mostColumns && cut.length > 0) parts.push(over(cut.every(isRunning) ? "hatchedRunning" : "hatched", { grain }));
    if (metric !== "revenue") parts.push(over("noTotal"));
    return parts.join(". ");
  }

  function isRunning({ start }: TimePoint): boolean {
    return grain === "hour" || cutTo(start, grain, paint.range) === null;
  }

  function summary(points: TimePoint[]): string {
    const known = points.filter(({ now }) => now !== null).sort((a, b) => (b.now ?? 0) - (a.now ?? 0));
    const [highest, lowest, last] = [known[0], known.at(-1), points.at(-1)];
    if (highest === undefined || lowest === undefined || last === undefined) return over("summaryEmpty", { title });
    if (isTotal) return over("summaryTotal", { value: last.nowText, day: last.name });
    return over("summary", { title, count: points.length, highest: highest.nowText, highestIn: highest.name, lowest: lowest.nowText, lowestIn: lowest.name });
  }

  const cut = {
    from: (period: string, day: number) => over("cutFrom", { period, day }),
    to: (period: string, day: number) => over("cutTo", { period, day }),
    soFar: (period: string) => over("soFar", { period }),
  };
  return {
    title,
    subtitle,
    summary,
    cut,
    earlier,
    earlierHead,
    /** Over the plot, where a line has it evened out. */
    earlierKey: (points: TimePoint[]) => (points.length > mostColumns ? over("earlierMean", { earlier, grain }) : earlier),
    metric: name,
    hint: over("hint"),
    period: isTotal ? over("until") : over("grain", { grain }),
    change: text("change"),
  };
}

export type TimeTexts = ReturnType<typeof useTimeTexts>;
