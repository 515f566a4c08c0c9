"use client";
import { type ReactNode, useId } from "react";
import type { Grain } from "../../lib/sales/dimensions.ts";
import { useFormat } from "../ui/use-format.tsx";
import { type AxisLabel, axisLabels } from "./bucket-labels.ts";
import { yScale } from "./ticks.ts";
import type { TimePoint } from "./time-point.ts";
import { TimeTooltip } from "./time-tooltip.tsx";
import { type Span, usePlotPointer } from "./use-plot-pointer.ts";

type TimePlotProps = {
  points: TimePoint[];
  grain: Grain;
  ticks: number[];
  /** What is plotted, for the tooltip and for screen readers. */
  metric: string;
  hint: string;
  onPick: (span: Span) => void;
  /** Room right of the plot, as a CSS length, for labels at a line's end. */
  gutter?: string;
  children: (active: number | null) => ReactNode;
  /** Text over the marks, which are drawn in an svg: HTML keeps its size. */
  labels?: ReactNode;
};

/** Axes, grid, tooltip, keys and brush around marks whose x runs over equal bands, all in percent: no measuring, the same in any width. */
export function TimePlot({ points, grain, ticks, metric, hint, onPick, gutter = "0px", children, labels }: TimePlotProps) {
  const format = useFormat();
  const pointer = usePlotPointer(points.length, onPick);
  const hintId = useId();
  const tickTexts = ticks.map(format.compact);
  const point = pointer.active === null ? undefined : points[pointer.active];
  return (
    <div className="pt-6" style={{ paddingLeft: `calc(${Math.max(...tickTexts.map((text) => text.length))}ch + 0.5rem)`, paddingRight: gutter }}>
      <div className="@container">
        <div className="relative h-[11.5rem] @lg:h-[16.75rem]">
          <svg width="100%" height="100%" className="absolute inset-0 overflow-visible" aria-hidden="true">
            <Grid ticks={ticks} />
            {pointer.active !== null && <Wash span={pointer.brush ?? { first: pointer.active, last: pointer.active }} count={points.length} />}
            {children(pointer.active)}
          </svg>
          <TickTexts ticks={ticks} texts={tickTexts} />
          {labels}
          <div
            role="slider"
            tabIndex={0}
            aria-label={metric}
            aria-describedby={hintId}
            aria-valuemin={1}
            aria-valuemax={points.length}
            aria-valuenow={(pointer.active ?? points.length - 1) + 1}
            aria-valuetext={valueText(points[pointer.active ?? points.length - 1], format.change)}
            className="absolute inset-0 cursor-pointer touch-pan-y select-none rounded-mark"
            {...pointer.handlers}
          />
          <span id={hintId} hidden>
            {hint}
          </span>
          {point !== undefined && (
            <TimeTooltip
              point={point}
              metric={metric}
              until={pointer.brush === null || pointer.brush.first === pointer.brush.last ? null : spanText(points, pointer.brush)}
              left={((points.indexOf(point) + 0.5) / points.length) * 100}
              onPick={pointer.held ? () => pointer.pick({ first: points.indexOf(point), last: points.indexOf(point) }) : null}
            />
          )}
        </div>
        <AxisTexts starts={points.map(({ start }) => start)} grain={grain} active={pointer.active} />
      </div>
    </div>
  );
}

function valueText(point: TimePoint | undefined, change: (ratio: number) => string): string {
  if (point === undefined) return "";
  const parts = [`${point.name}: ${point.nowText}`];
  for (const { label, text } of point.parts ?? []) parts.push(`${label}: ${text}`);
  if (point.wasText !== null) parts.push(`${point.wasName}: ${point.wasText}`);
  if (point.change !== null) parts.push(change(point.change));
  return parts.join("; ");
}

function spanText(points: TimePoint[], { first, last }: Span): string {
  return `${points[first]?.name} – ${points[last]?.name}`;
}

function Grid({ ticks }: { ticks: number[] }) {
  const y = yScale(ticks);
  return ticks.map((tick) => (
    <line
      key={tick}
      x1="0"
      x2="100%"
      y1={`${y(tick)}%`}
      y2={`${y(tick)}%`}
      shapeRendering="crispEdges"
      className={tick === 0 ? "stroke-line2" : "stroke-line"}
    />
  ));
}

function Wash({ span, count }: { span: Span; count: number }) {
  return <rect x={`${(span.first / count) * 100}%`} width={`${((span.last - span.first + 1) / count) * 100}%`} y="0" height="100%" className="fill-wash" />;
}

function TickTexts({ ticks, texts }: { ticks: number[]; texts: string[] }) {
  const y = yScale(ticks);
  return ticks.map((tick, index) => (
    <span
      key={tick}
      aria-hidden="true"
      className="absolute right-full mr-2 -translate-y-1/2 whitespace-nowrap text-note text-ink3"
      style={{ top: `${y(tick)}%` }}
    >
      {texts[index]}
    </span>
  ));
}

const widths = [
  { px: 120, className: "@3xs:hidden" },
  { px: 256, className: "hidden @3xs:block @md:hidden" },
  { px: 448, className: "hidden @md:block @2xl:hidden" },
  { px: 672, className: "hidden @2xl:block" },
];

/** Drawn for four widths, one of which shows: the server cannot know which. */
function AxisTexts({ starts, grain, active }: { starts: string[]; grain: Grain; active: number | null }) {
  const { locale } = useFormat();
  return widths.map(({ px, className }) => (
    <div key={px} aria-hidden="true" className={`relative h-9 text-note text-ink3 ${className}`}>
      {axisLabels(starts, grain, locale, px).map((label) => (
        <AxisText key={label.index} label={label} count={starts.length} isActive={label.index === active} />
      ))}
    </div>
  ));
}

function AxisText({ label, count, isActive }: { label: AxisLabel; count: number; isActive: boolean }) {
  const left = `${((label.index + 0.5) / count) * 100}%`;
  return (
    <span
      className={`absolute top-1.5 -translate-x-1/2 whitespace-nowrap text-center leading-[0.9375rem] ${isActive ? "font-semibold text-ink" : ""}`}
      style={{ left }}
    >
      {label.main}
      {label.sub !== null && <span className="block font-normal text-ink3">{label.sub}</span>}
    </span>
  );
}
