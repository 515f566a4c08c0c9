"use client";
import { useTranslations } from "next-intl";
import { grainsOf } from "../../lib/sales/buckets.ts";
import { type Grain, sources } from "../../lib/sales/dimensions.ts";
import type { DateRange } from "../../lib/sales/filters.ts";
import type { Live } from "../../lib/sales/live.ts";
import { bucketsRange } from "../charts/bucket-range.ts";
import type { ChartTable } from "../charts/chart-table.ts";
import { ColumnLabels } from "../charts/columns.tsx";
import { edges, StackedColumns } from "../charts/stacked-columns.tsx";
import { niceTicks } from "../charts/ticks.ts";
import { TimePlot } from "../charts/time-plot.tsx";
import type { TimePoint } from "../charts/time-point.ts";
import type { Span } from "../charts/use-plot-pointer.ts";
import { Segmented } from "../ui/segmented.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import { SourceKey, sourceTones } from "./source-key.tsx";
import { timePoints } from "./time-points.ts";
import { useTimeTexts } from "./use-time-texts.ts";

type SourceOverTimeProps = { paint: Live; onGrain: (grain: Grain) => void; onRange: (range: DateRange) => void };

const series = sources.map((key) => ({ key, ...sourceTones[key] }));

export function SourceOverTime({ paint, onGrain, onRange }: SourceOverTimeProps) {
  const text = useTranslations("live");
  const over = useTranslations("charts.over");
  const format = useFormat();
  const texts = useTimeTexts(paint, "revenue", false);
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

  function partsOf(index: number) {
    const split = splits[index];
    if (split === undefined) return [];
    return sources.map((source) => ({ label: text("source", { source }), text: format.amount(split[source]) }));
  }

  function table(): ChartTable {
    const heads = [...sources.map((source) => text("source", { source })), text("total")];
    return {
      file: title,
      columns: [{ label: texts.period, isNumber: false }, ...heads.map((label) => ({ label, isNumber: true }))],
      rows: points.map((point, index) => ({ key: point.start, cells: cellsOf(point, splits[index], format.amount) })),
    };
  }

  function onPick({ first, last }: Span) {
    const [from, to] = [points[first], points[last]];
    if (from !== undefined && to !== undefined) onRange(bucketsRange(from.start, to.start, paint.grain, paint.range));
  }

  return (
    <ChartPanel
      title={title}
      subtitle={texts.subtitle(points)}
      summary={texts.summary(points)}
      controls={
        <>
          <SourceKey />
          <Segmented
            label={over("grainLabel")}
            value={paint.grain}
            options={grainsOf(paint.range).map((grain) => ({ value: grain, label: over("grain", { grain }) }))}
            onChange={onGrain}
          />
        </>
      }
      table={table}
    >
      <TimePlot
        points={points}
        grain={paint.grain}
        ticks={ticks}
        metric={text("total")}
        hint={texts.hint}
        onPick={onPick}
        labels={<ColumnLabels points={points} ticks={ticks} formatLargest={format.compact} earlier="" />}
      >
        {() => <StackedColumns stacks={stacks} series={series} ticks={ticks} />}
      </TimePlot>
    </ChartPanel>
  );
}

function cellsOf(point: TimePoint, split: Live["split"]["timeseries"][number] | undefined, amount: (value: string) => string) {
  const numbers = sources.map((source) => split?.[source] ?? "0").map((value) => ({ text: amount(value), raw: value }));
  return [{ text: point.name, raw: point.name }, ...numbers, { text: point.nowText, raw: point.nowRaw }];
}
