"use client";
import type { Grain } from "../../lib/sales/dimensions.ts";
import { bucketsRange } from "../charts/bucket-range.ts";
import { ColumnLabels, Columns } from "../charts/columns.tsx";
import { EndLabels, RunningTotal } from "../charts/running-total.tsx";
import { niceTicks } from "../charts/ticks.ts";
import { TimePlot } from "../charts/time-plot.tsx";
import type { TimePoint } from "../charts/time-point.ts";
import type { Span } from "../charts/use-plot-pointer.ts";
import { useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import { markText } from "./mark-text.ts";
import type { PanelProps } from "./panel-props.ts";
import { TimeControls } from "./time-controls.tsx";
import { runningPoints, timePoints } from "./time-points.ts";
import { timeTable } from "./time-table.ts";
import { useTimeTexts } from "./use-time-texts.ts";
import { type TimeMetric, useTimeView } from "./view-state.ts";

type RevenueOverTimeProps = Pick<PanelProps, "paint" | "onRange"> & { onGrain: (grain: Grain) => void };

export function RevenueOverTime({ paint, onRange, onGrain }: RevenueOverTimeProps) {
  const format = useFormat();
  const [view, setView] = useTimeView();
  const isTotal = view.total && view.metric === "revenue";
  const texts = useTimeTexts(paint, view.metric, isTotal);
  const points = isTotal ? runningPoints(paint, format, texts.earlier) : timePoints(paint, view.metric, format, texts.cut, texts.earlier);
  const endText = (raw: TimePoint["nowRaw"]) => markText(String(raw), format);
  const ticks = ticksOf(points, view.metric);

  function onPick({ first, last }: Span) {
    const [from, to] = [points[first], points[last]];
    if (from !== undefined && to !== undefined) onRange(bucketsRange(from.start, to.start, paint.grain, paint.range));
  }

  return (
    <ChartPanel
      title={texts.title}
      subtitle={texts.subtitle(points)}
      summary={texts.summary(points)}
      controls={<TimeControls paint={paint} view={view} onView={(next) => void setView(next)} onGrain={onGrain} />}
      table={() => timeTable(points, texts)}
    >
      <TimePlot
        points={points}
        grain={paint.grain}
        ticks={ticks}
        metric={texts.metric}
        hint={texts.hint}
        onPick={onPick}
        gutter={isTotal ? `${endCharacters(endText(points.at(-1)?.nowRaw ?? null), points, texts.earlier)}ch` : "0px"}
        labels={
          isTotal ? (
            <EndLabels points={points} ticks={ticks} earlier={texts.earlier} format={endText} />
          ) : (
            <ColumnLabels points={points} ticks={ticks} formatLargest={format.compact} earlier={texts.earlierKey(points)} />
          )
        }
      >
        {(active) => (isTotal ? <RunningTotal points={points} ticks={ticks} active={active} /> : <Columns points={points} ticks={ticks} active={active} />)}
      </TimePlot>
    </ChartPanel>
  );
}

function ticksOf(points: TimePoint[], metric: TimeMetric): number[] {
  const values = points.flatMap(({ now, was }) => [now ?? 0, was ?? 0]);
  return niceTicks(Math.min(0, ...values), Math.max(0, ...values), { whole: metric === "orders" || metric === "customers" });
}

function endCharacters(value: string, points: TimePoint[], earlier: string): number {
  return Math.max(value.length, points.at(-1)?.name.length ?? 0, earlier.length) + 1;
}
