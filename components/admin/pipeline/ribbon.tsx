import type { ReactNode } from "react";
import { ribbonStep } from "../../../lib/pipeline/ribbon-step.ts";

type Tone = "batch" | "streaming";
type FlowProps = { tone: Tone; perSecond: number; isFlowing: boolean };
type RibbonProps = FlowProps & { children?: ReactNode; className?: string };

/** Pixels, by step. */
const widths = [3, 8, 14, 22];
const strokes = { batch: "stroke-accent", streaming: "stroke-warm" };

/** From one part to the next: as wide as much flows; it moves while something does. */
export function Ribbon({ children, className = "", ...flow }: RibbonProps) {
  return (
    <div aria-hidden={children === undefined} className={`relative flex min-h-6 items-center @min-[60rem]:self-center ${className}`}>
      <svg aria-hidden="true" className="absolute inset-0 size-full forced-color-adjust-none" preserveAspectRatio="none" viewBox="0 0 100 100">
        <g className="@max-[60rem]:hidden">
          <Stroke {...flow} path="M0 50H100" />
        </g>
        <g className="@min-[60rem]:hidden">
          <Stroke {...flow} path="M6 0V100" />
        </g>
      </svg>
      {children !== undefined && (
        <div className="relative text-note @max-[60rem]:pl-[12%] @min-[60rem]:w-full @min-[60rem]:-translate-y-[1.9rem] @min-[60rem]:text-center">
          {children}
        </div>
      )}
    </div>
  );
}

/** Two rivers into one. */
export function Confluence({ batch, streaming, className = "" }: { batch: FlowProps; streaming: FlowProps; className?: string }) {
  return (
    <div aria-hidden="true" className={`relative @max-[60rem]:hidden ${className}`}>
      <svg aria-hidden="true" className="absolute inset-0 size-full forced-color-adjust-none" preserveAspectRatio="none" viewBox="0 0 100 100">
        <Stroke {...batch} path="M0 25C55 25 45 46 100 46" />
        <Stroke {...streaming} path="M0 75C55 75 45 54 100 54" />
      </svg>
    </div>
  );
}

function Stroke({ tone, perSecond, isFlowing, path }: FlowProps & { path: string }) {
  const width = widths[ribbonStep(perSecond) - 1] ?? 3;
  const common = { d: path, fill: "none", vectorEffect: "non-scaling-stroke" } as const;
  return (
    <>
      <path {...common} strokeWidth={width} className={`${strokes[tone]} opacity-35 transition-[stroke-width] duration-300`} />
      <path {...common} strokeWidth={1.5} className={strokes[tone]} />
      {isFlowing && <path {...common} strokeWidth={2} strokeDasharray="4 26" className="animate-flow stroke-paper" />}
    </>
  );
}
