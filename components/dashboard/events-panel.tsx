"use client";
import { useTranslations } from "next-intl";
import type { ChartTable } from "../charts/chart-table.ts";
import { MinuteBars } from "../charts/minute-bars.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";

type EventsPanelProps = { /** The last minute at the end. */ perMinute: number[]; perSecond: number };

/** How fast events come: of the whole stream. */
export function EventsPanel({ perMinute, perSecond }: EventsPanelProps) {
  const text = useTranslations("live");
  const format = useFormat();
  const title = text("events");
  const peak = text("peak", { peak: format.count(Math.max(0, ...perMinute)) });
  const rate =
    perSecond >= 1
      ? text("perSecond", { rate: format.fixed(perSecond, perSecond < 10 ? 1 : 0) })
      : text("perMinute", { rate: format.count(perMinute.at(-1) ?? 0) });

  function table(): ChartTable {
    const rows = perMinute.toReversed().map((events, ago) => {
      const minutes = `${ago}–${ago + 1}`;
      return {
        key: minutes,
        cells: [
          { text: minutes, raw: minutes },
          { text: format.count(events), raw: events },
        ],
      };
    });
    return {
      file: title,
      columns: [
        { label: text("minutesAgo"), isNumber: false },
        { label: title, isNumber: true },
      ],
      rows,
    };
  }

  return (
    <ChartPanel
      title={title}
      subtitle={text("eventsHint", { minutes: perMinute.length })}
      summary={text("eventsSummary", { rate, peak, minutes: perMinute.length })}
      table={table}
    >
      <div className="flex items-end gap-5">
        <div>
          <p className="whitespace-nowrap font-semibold text-h1">{rate}</p>
          <p className="whitespace-nowrap text-ink3 text-note">{peak}</p>
        </div>
        <MinuteBars perMinute={perMinute} most={Math.max(...perMinute)} className="h-11 min-w-0 flex-1" marksLast />
      </div>
    </ChartPanel>
  );
}
