"use client";
import { useId } from "react";
import { mostColumns } from "./column-labels.ts";
import { area, Bar, Hatch } from "./columns.tsx";
import { yScale } from "./ticks.ts";

/** `values`: one for each series, from the axis outwards. */
type Stack = { start: string; partial: boolean; values: number[] };
type Series = { key: string; fill: string; stroke: string };
type StackedColumnsProps = { stacks: Stack[]; series: Series[]; ticks: number[] };

/** Columns of parts that add up, periods that are not whole hatched; what is below zero hangs below the axis. */
export function StackedColumns({ stacks, series, ticks }: StackedColumnsProps) {
  const hatch = useId();
  return (
    <>
      <defs>
        {series.map(({ key, stroke }) => (
          <Hatch key={key} id={`${hatch}-${key}`} className={stroke} />
        ))}
      </defs>
      {stacks.length > mostColumns ? <Areas stacks={stacks} series={series} ticks={ticks} /> : <Separate {...{ stacks, series, ticks, hatch }} />}
    </>
  );
}

/** Percent of the plot. */
const widest = 9;

function Separate({ stacks, series, ticks, hatch }: StackedColumnsProps & { hatch: string }) {
  const y = yScale(ticks);
  const band = 100 / stacks.length;
  const width = Math.min(band * 0.66, widest);
  return stacks.map((stack, index) => (
    <g key={stack.start}>
      {edges(stack.values).map(({ from, to }, place) => {
        const part = series[place];
        if (part === undefined || from === to) return null;
        const bar = { x: (index + 0.5) * band - width / 2, width, from: y(from), to: y(to) };
        if (!stack.partial) return <Bar key={part.key} {...bar} className={part.fill} />;
        return <Bar key={part.key} {...bar} fill={`url(#${hatch}-${part.key})`} className={part.stroke} />;
      })}
    </g>
  ));
}

/** One filled outline for each series: single columns would be thinner than their gaps. The last lies behind the others. */
function Areas({ stacks, series, ticks }: StackedColumnsProps) {
  const y = yScale(ticks);
  const levels = series.map((_, place) => stacks.map(({ values }) => edges(values)[place]?.to ?? 0));
  return (
    <svg width="100%" height="100%" viewBox={`0 0 ${stacks.length} 100`} preserveAspectRatio="none" aria-hidden="true">
      {series.toReversed().map(({ key, fill }, index) => (
        <path key={key} d={area((levels[series.length - 1 - index] ?? []).map(y), y(0))} className={fill} />
      ))}
    </svg>
  );
}

/** From where to where each part reaches: upwards on those above zero, downwards on those below. */
export function edges(values: number[]): { from: number; to: number }[] {
  let [top, bottom] = [0, 0];
  return values.map((value) => {
    if (value >= 0) {
      top += value;
      return { from: top - value, to: top };
    }
    bottom += value;
    return { from: bottom - value, to: bottom };
  });
}
