"use client";
import { useTranslations } from "next-intl";
import type { PipelineFigures } from "../../../lib/pipeline/pipeline.ts";
import type { ChartTable } from "../../charts/chart-table.ts";
import { MinuteBars } from "../../charts/minute-bars.tsx";
import { ChartPanel } from "../../dashboard/chart-panel.tsx";
import { useFormat } from "../../ui/use-format.tsx";

type WaitingPanelProps = { queue: PipelineFigures["queue"]; at: string };

const minuteMs = 60_000;

/** How many events waited, minute by minute. */
export function WaitingPanel({ queue: { mostPerMinute, waiting }, at }: WaitingPanelProps) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const most = Math.max(waiting, ...mostPerMinute.map((events) => events ?? 0));
  const minuteOf = (place: number) => format.time(new Date(Date.parse(at) - (mostPerMinute.length - 1 - place) * minuteMs).toISOString());
  const peak = mostPerMinute.lastIndexOf(most);
  const summary = most === 0 ? text("waitingNone") : text("waitingMost", { most: format.count(most), at: minuteOf(Math.max(peak, 0)) });
  const table = (): ChartTable => ({
    file: text("waitingTitle"),
    columns: [
      { label: text("minute"), isNumber: false },
      { label: text("waitingTitle"), isNumber: true },
    ],
    rows: mostPerMinute.map((events, place) => ({
      key: String(place),
      cells: [
        { text: minuteOf(place), raw: minuteOf(place) },
        { text: events === null ? "–" : format.count(events), raw: events },
      ],
    })),
  });
  return (
    <ChartPanel title={text("waitingTitle")} subtitle={text("waitingHint", { summary })} summary={summary} table={table}>
      <MinuteBars perMinute={mostPerMinute} most={most} className="h-24" />
      <p className="flex justify-between pt-1 text-ink3 text-note">
        <span>{minuteOf(0)}</span>
        <span>{text("waitingNow", { waiting: format.count(waiting) })}</span>
      </p>
    </ChartPanel>
  );
}
