"use client";
import { useTranslations } from "next-intl";
import { type Grain, grains, sources } from "../../lib/sales/dimensions.ts";
import type { DateRange } from "../../lib/sales/filters.ts";
import type { Live } from "../../lib/sales/live.ts";
import { bucketsRange } from "../charts/bucket-range.ts";
import { ColumnLabels } from "../charts/columns.tsx";
import { MomentMark } from "../charts/moment-mark.tsx";
import { edges, StackedColumns } from "../charts/stacked-columns.tsx";
import { niceTicks } from "../charts/ticks.ts";
import { TimePlot } from "../charts/time-plot.tsx";
import type { Span } from "../charts/use-plot-pointer.ts";
import { Segmented } from "../ui/segmented.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import { SourceKey, sourceTones } from "./source-key.tsx";
import { sourceTable } from "./source-table.ts";
import { timePoints } from "./time-points.ts";
import { useHistoryEnd } from "./use-history-end.ts";
import { useTimeTexts } from "./use-time-texts.ts";
import { useWindowText } from "./use-window-text.ts";

type SourceOverTimeProps = { paint: Live; onGrain: (grain: Grain) => void; onRange: (range: DateRange) => void };

const series = sources.map((key) => ({ key, ...sourceTones[key] }));

export function SourceOverTime({ paint, onGrain, onRange }: SourceOverTimeProps) {
  const text = useTranslations("live");
  const over = useTranslations("charts.over");
  const format = useFormat();
  const texts = useTimeTexts(paint, "revenue", false);
  const names = { batch: text("source", { source: "batch" }), streaming: text("source", { source: "streaming" }) };
  const title = text("overTitle", { grain: paint.grain });
  const splits = paint.split.timeseries;
  const points = timePoints(paint, "revenue", format, texts.cut, texts.earlier).map((point, index) => ({ ...point, parts: partsOf(index) }));
  const stacks = splits.map((split, index) => ({
    start: points[index]?.start ?? "",
    partial: points[index]?.partial ?? false,
    values: sources.map((source) => Number(split[source])),
  }));
  const reach = stacks.flatMap(({ values }) => edges(values).map(({ to }) => to));
  const ticks = niceTicks(Math.min(0, ...reach), Math.max(0, ...reach));
  const mark = useHistoryEnd(paint);

  function partsOf(index: number) {
    const split = splits[index];
    if (split === undefined) return [];
    return sources.map((source) => ({ label: names[source], text: format.amount(split[source]) }));
  }

  function onPick({ first, last }: Span) {
    const [from, to] = [points[first], points[last]];
    if (from !== undefined && to !== undefined) onRange(bucketsRange(from.start, to.start, paint.grain, paint.range));
  }

  return (
    <ChartPanel
      title={title}
      subtitle={texts.subtitle(points, useWindowText(paint))}
      summary={[texts.summary(points), mark && `${mark.fact} ${mark.time}.`].filter(Boolean).join(" ")}
      controls={
        <>
          <div className="tablet:hidden">
            <SourceKey />
          </div>
          <Segmented
            label={over("grainLabel")}
            value={paint.grain}
            options={grains.map((grain) => ({ value: grain, label: over("grain", { grain }) }))}
            onChange={onGrain}
          />
        </>
      }
      table={() => sourceTable(points, splits, { title, period: texts.period, source: names, total: text("total"), amount: format.amount })}
    >
      <div className="relative pt-6">
        {/* Where the mark's words are not. */}
        <div className={`absolute top-0 max-tablet:hidden ${mark !== null && mark.at < points.length / 2 ? "right-0" : "left-0"}`}>
          <SourceKey />
        </div>
        <TimePlot
          points={points}
          grain={paint.grain}
          ticks={ticks}
          metric={text("total")}
          hint={texts.hint}
          onPick={onPick}
          labels={
            <>
              {mark !== null && <MomentMark {...mark} count={points.length} />}
              <ColumnLabels points={points} ticks={ticks} formatLargest={format.compact} earlier="" />
            </>
          }
        >
          {() => <StackedColumns stacks={stacks} series={series} ticks={ticks} />}
        </TimePlot>
      </div>
    </ChartPanel>
  );
}
