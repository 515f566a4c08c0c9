import { useTranslations } from "next-intl";
import { Change } from "../ui/change.tsx";
import { ChartTooltip, type ChartTooltipProps } from "./chart-tooltip.tsx";
import type { TimePoint } from "./time-point.ts";

type TimeTooltipProps = {
  point: TimePoint;
  metric: string;
  /** While a span is brushed: its periods. */
  until: string | null;
  /** Percent of the plot's width. */
  left: number;
  onPick: (() => void) | null;
};

/** Beside the period, on the side that has room. */
export function TimeTooltip({ point, metric, until, left, onPick }: TimeTooltipProps) {
  const text = useTranslations("charts");
  const rows: ChartTooltipProps["rows"] = [{ label: metric, value: point.nowText, tone: "strong" }];
  for (const { label, text: value } of point.parts ?? []) rows.push({ label, value });
  if (point.wasText !== null) rows.push({ label: point.wasName, value: point.wasText });
  if (point.change !== null) rows.push({ label: text("change"), value: <Change value={point.change} /> });
  return (
    <ChartTooltip
      title={until ?? point.name}
      rows={until === null ? rows : []}
      style={{ top: "-1.25rem", [left < 50 ? "left" : "right"]: `min(${left < 50 ? left : 100 - left}% + 2rem, 100% - 11rem)` }}
      action={onPick === null ? null : { label: text("showOnly", { period: point.name }), onAct: onPick }}
    />
  );
}
