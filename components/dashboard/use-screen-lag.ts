"use client";
import { useEffect, useRef, useState } from "react";
import { type Percentiles, percentilesOf } from "../../lib/percentile.ts";
import { latenessMs } from "../../lib/sales/late.ts";
import type { LiveLine } from "../../lib/sales/live.ts";
import { useClockAhead } from "./use-clock-ahead.ts";

type Sample = { at: number; toScreen: number; whole: number | null };
type ScreenLag = { toScreen: Percentiles | null; whole: Percentiles | null };

const keptMs = 300_000;

/** From commit and from event to this screen, of the lines that this page saw come. Late events are no part of `whole`. */
export function useScreenLag(lines: LiveLine[]): ScreenLag {
  const ahead = useClockAhead();
  const seen = useRef(lines[0]?.position ?? 0);
  const samples = useRef<Sample[]>([]);
  const [lag, setLag] = useState<ScreenLag>({ toScreen: null, whole: null });
  useEffect(() => {
    const fresh = lines.filter(({ position }) => position > seen.current);
    if (fresh.length === 0) return;
    seen.current = fresh[0]?.position ?? seen.current;
    if (ahead === null) return;
    requestAnimationFrame(() => {
      const at = Date.now() - ahead;
      samples.current = [...samples.current.filter((sample) => sample.at > at - keptMs), ...fresh.map((line) => sampleOf(line, at))];
      setLag({
        toScreen: percentilesOf(samples.current.map(({ toScreen }) => toScreen)),
        whole: percentilesOf(samples.current.flatMap(({ whole }) => (whole === null ? [] : [whole]))),
      });
    });
  }, [lines, ahead]);
  return lag;
}

function sampleOf(line: LiveLine, at: number): Sample {
  const sinceMs = (time: string) => Math.max(0, at - Date.parse(time));
  return { at, toScreen: sinceMs(line.ingestTime), whole: latenessMs(line) === null ? sinceMs(line.eventTime) : null };
}
