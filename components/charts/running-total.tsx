"use client";
import { useId } from "react";
import { steps } from "./columns.tsx";
import { yScale } from "./ticks.ts";
import type { TimePoint } from "./time-point.ts";

type RunningTotalProps = { points: TimePoint[]; ticks: number[]; active: number | null };

/** A stepped line of what has come together so far, the earlier range as a plain line. */
export function RunningTotal({ points, ticks, active }: RunningTotalProps) {
  const fade = useId();
  const y = yScale(ticks);
  const levels = points.map(({ now }) => now && y(now));
  const marked = active ?? points.length - 1;
  const line = `M0,${y(0)}${steps(levels).replace("M0,", "L0,")}`;
  return (
    <>
      <svg width="100%" height="100%" viewBox={`0 0 ${points.length} 100`} preserveAspectRatio="none" aria-hidden="true">
        <linearGradient id={fade} x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" stopOpacity="0.24" className="[stop-color:var(--color-accent)]" />
          <stop offset="1" stopOpacity="0.02" className="[stop-color:var(--color-accent)]" />
        </linearGradient>
        <path d={`${line}V${y(0)}Z`} fill={`url(#${fade})`} />
        <path d={earlierLine(points, y)} fill="none" strokeWidth="1.5" vectorEffect="non-scaling-stroke" className="stroke-ghost" />
        <path d={line} fill="none" strokeWidth="2" strokeLinejoin="round" vectorEffect="non-scaling-stroke" className="stroke-accent" />
      </svg>
      <circle cx={`${((marked + 1) / points.length) * 100}%`} cy={`${levels[marked] ?? y(0)}%`} r="4" className="fill-accent stroke-2 stroke-paper" />
    </>
  );
}

function earlierLine(points: TimePoint[], y: (value: number) => number): string {
  const known = points.flatMap(({ was }, index) => (was === null ? [] : [`L${index + 0.5},${y(was)}`]));
  return known.length === 0 ? "" : `M0,${y(0)}${known.join("")}h0.5`;
}

type EndLabelsProps = { points: TimePoint[]; ticks: number[]; earlier: string; format: (raw: TimePoint["nowRaw"]) => string };

/** Exact, at the lines' ends; two that would touch are moved apart. */
export function EndLabels({ points, ticks, earlier, format }: EndLabelsProps) {
  const y = yScale(ticks);
  const last = points.at(-1);
  const lastEarlier = points.findLast(({ was }) => was !== null);
  if (last === undefined) return null;
  const nowTop = y(last.now ?? 0);
  const wasTop = y(lastEarlier?.was ?? 0);
  const [now, was] = lastEarlier === undefined ? [nowTop, nowTop] : apart(nowTop, wasTop);
  return (
    <>
      <EndLabel top={now} value={format(last.nowRaw)} note={last.name} className="font-semibold text-ink" />
      {lastEarlier !== undefined && <EndLabel top={was} value={format(lastEarlier.wasRaw)} note={earlier} className="text-ink2" />}
    </>
  );
}

/** In percent of the plot: two lines of text in the lowest plot. */
const labelHeight = 19;

function apart(now: number, was: number): [number, number] {
  const missing = labelHeight - Math.abs(now - was);
  if (missing <= 0) return [now, was];
  const [upper, lower] = [Math.min(now, was) - missing / 2, Math.max(now, was) + missing / 2];
  return now <= was ? [upper, lower] : [lower, upper];
}

function EndLabel({ top, value, note, className }: { top: number; value: string; note: string; className: string }) {
  return (
    <span aria-hidden="true" className="absolute left-full ml-2.5 -translate-y-2 whitespace-nowrap text-note leading-[0.9375rem]" style={{ top: `${top}%` }}>
      <span className={`block ${className}`}>{value}</span>
      <span className="block text-ink3">{note}</span>
    </span>
  );
}
