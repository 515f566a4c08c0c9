"use client";
import { type ReactNode, useId } from "react";
import { earlierPlace, largestPlace, meanLevels, mostColumns } from "./column-labels.ts";
import { yScale } from "./ticks.ts";
import type { TimePoint } from "./time-point.ts";

type ColumnsProps = { points: TimePoint[]; ticks: number[]; active: number | null };

/** Columns from zero, the earlier range as a pale column behind with a line across, periods that are not whole hatched. */
export function Columns({ points, ticks, active }: ColumnsProps) {
  const hatch = useId();
  const dense = points.length > mostColumns;
  return (
    <>
      <defs>
        <Hatch id={`${hatch}-accent`} className="stroke-accent" />
        <Hatch id={`${hatch}-bad`} className="stroke-bad" />
      </defs>
      {dense ? <Outline points={points} ticks={ticks} active={active} /> : <Separate points={points} ticks={ticks} hatch={hatch} active={active} />}
    </>
  );
}

export function Hatch({ id, className }: { id: string; className: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" className="fill-paper" />
      <line x1="1" x2="1" y1="0" y2="5" strokeWidth="2" className={className} />
    </pattern>
  );
}

/** Percent of the plot: one day alone is no wall. */
const widest = 9;

function Separate({ points, ticks, hatch, active }: ColumnsProps & { hatch: string }) {
  const y = yScale(ticks);
  const band = 100 / points.length;
  const column = Math.min(band * 0.66, widest);
  const ghost = Math.min(band * 0.88, widest * 1.33);
  return points.map((point, index) => {
    const middle = (index + 0.5) * band;
    return (
      <g key={point.start}>
        {point.was !== null && index !== active && <Bar x={middle - ghost / 2} width={ghost} from={y(0)} to={y(point.was)} className="fill-ghost-fill" />}
        {point.now !== null && <Column point={point} x={middle - column / 2} width={column} from={y(0)} to={y(point.now)} hatch={hatch} />}
        {point.was !== null && <Mark x={middle - ghost / 2} width={ghost} y={y(point.was)} />}
      </g>
    );
  });
}

type Place = { x: number; width: number; from: number; to: number };

function Column({ point, hatch, ...place }: Place & { point: TimePoint; hatch: string }) {
  const colour = (point.now ?? 0) < 0 ? "bad" : "accent";
  if (!point.partial) return <Bar {...place} className={colour === "bad" ? "fill-bad" : "fill-accent"} />;
  return <Bar {...place} fill={`url(#${hatch}-${colour})`} className={colour === "bad" ? "stroke-bad" : "stroke-accent"} />;
}

export function Bar({ x, width, from, to, ...look }: Place & { className: string; fill?: string }) {
  return <rect x={`${x}%`} width={`${width}%`} y={`${Math.min(from, to)}%`} height={`${Math.abs(from - to)}%`} rx="2" {...look} />;
}

/** A line with paper on both sides, to be seen on a column too. */
function Mark({ x, width, y }: { x: number; width: number; y: number }) {
  const ends = { x1: `${x}%`, x2: `${x + width}%`, y1: `${y}%`, y2: `${y}%` };
  return (
    <>
      <line {...ends} strokeWidth="4" className="stroke-paper" />
      <line {...ends} strokeWidth="2" className="stroke-ghost" />
    </>
  );
}

/** Days of a year: one filled outline, the earlier range a thin line over it, evened out to be followed. */
function Outline({ points, ticks, active }: ColumnsProps) {
  const y = yScale(ticks);
  const band = 100 / points.length;
  const earlier = steps(meanLevels(points).map((was) => was && y(was)));
  return (
    <>
      <svg width="100%" height="100%" viewBox={`0 0 ${points.length} 100`} preserveAspectRatio="none" aria-hidden="true">
        <path d={area(points.map(({ now }) => Math.max(now ?? 0, 0)).map(y), y(0))} className="fill-accent" />
        <path d={area(points.map(({ now }) => Math.min(now ?? 0, 0)).map(y), y(0))} className="fill-bad" />
        <path d={earlier} fill="none" strokeWidth="3.5" vectorEffect="non-scaling-stroke" className="stroke-paper" />
        <path d={earlier} fill="none" strokeWidth="1.5" vectorEffect="non-scaling-stroke" className="stroke-ghost" />
      </svg>
      {active !== null && (
        <line x1={`${(active + 0.5) * band}%`} x2={`${(active + 0.5) * band}%`} y1="0" y2="100%" shapeRendering="crispEdges" className="stroke-ink3" />
      )}
    </>
  );
}

export function area(levels: number[], zero: number): string {
  return `M0,${zero}${levels.map((level, index) => `V${level}H${index + 1}`).join("")}V${zero}Z`;
}

/** One level per band; a gap where there is none. */
export function steps(levels: (number | null)[]): string {
  return levels
    .map((level, index) => {
      if (level === null) return "";
      return `${levels[index - 1] == null ? `M${index},${level}` : `V${level}`}H${index + 1}`;
    })
    .join("");
}

type ColumnLabelsProps = { points: TimePoint[]; ticks: number[]; formatLargest: (value: number) => string /** "a year earlier" */; earlier: string };

/** The largest value, and the name of the earlier range: where that stands free, else above the plot. */
export function ColumnLabels({ points, ticks, formatLargest, earlier }: ColumnLabelsProps) {
  const y = yScale(ticks);
  const largest = largestPlace(points);
  const free = earlierPlace(points);
  return (
    <>
      {largest !== null && (
        <Label index={largest} count={points.length} top={y(Math.max(points[largest]?.now ?? 0, points[largest]?.was ?? 0))} className="font-semibold text-ink">
          {formatLargest(points[largest]?.now ?? 0)}
        </Label>
      )}
      {free === null && points.some(({ was }) => was !== null) && <EarlierKey isLeft={(largest ?? 0) >= points.length / 2}>{earlier}</EarlierKey>}
      {free !== null && (
        <Label index={free} count={points.length} top={y(points[free]?.was ?? 0)} className="text-ink2">
          {earlier}
        </Label>
      )}
    </>
  );
}

function EarlierKey({ isLeft, children }: { isLeft: boolean; children: ReactNode }) {
  return (
    <span aria-hidden="true" className={`pointer-events-none absolute -top-6 flex items-center gap-1.5 text-ink2 text-note ${isLeft ? "left-0" : "right-0"}`}>
      <span className="h-0.5 w-4 bg-ghost forced-color-adjust-none" />
      {children}
    </span>
  );
}

type LabelProps = { index: number; count: number; top: number; className: string; children: ReactNode };

function Label({ index, count, top, className, children }: LabelProps) {
  const left = ((index + 0.5) / count) * 100;
  const shift = left < 5 ? "" : left > 95 ? "-translate-x-full" : "-translate-x-1/2";
  return (
    <span
      aria-hidden="true"
      className={`pointer-events-none absolute -mt-0.5 -translate-y-full whitespace-nowrap text-note ${shift} ${className}`}
      style={{ left: `${left}%`, top: `${top}%` }}
    >
      {children}
    </span>
  );
}
