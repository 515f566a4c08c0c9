/** How fast a load goes and when it will be in, from what the page has seen of it. */
import type { LoadRun } from "../../lib/load/load-run.ts";

type Seen = Pick<LoadRun, "id" | "step" | "bytesDone" | "bytesTotal">;

export type Pace = { id: number; seenAt: number; bytesSeen: number; bytesPerSecond: number | null /** null: not known. */; endsAt: number | null };

/** Checking, building and swapping take about this many times as long as reading does: 2.55 with 1 M lines, 2.85 with 10 M. */
const restPerReading = 2.7;

/** Where a step begins, as a share of the whole. They run in this order. */
const begins: Record<LoadRun["step"], number> = {
  waiting: 0,
  reading: 0,
  checking: 0.27,
  writing: 0.32,
  comparing: 0.36,
  serving: 0.36,
  swapping: 0.98,
  done: 1,
};

/** Times in ms. While the files are read the end is reckoned anew; what comes then is only waited for. */
export function nextPace(pace: Pace | null, load: Seen, now: number): Pace {
  if (pace?.id !== load.id) return { id: load.id, seenAt: now, bytesSeen: load.bytesDone, bytesPerSecond: null, endsAt: null };
  const seconds = (now - pace.seenAt) / 1000;
  const bytes = load.bytesDone - pace.bytesSeen;
  if (load.step !== "reading" || seconds < 1 || bytes <= 0) return pace;
  const bytesPerSecond = bytes / seconds;
  const bytesLeft = load.bytesTotal - load.bytesDone + restPerReading * load.bytesTotal;
  return { ...pace, bytesPerSecond, endsAt: now + (bytesLeft / bytesPerSecond) * 1000 };
}

/** 0 to 1, by the step and, within it, by the clock. */
export function loadShare(pace: Pace | null, { step, bytesDone, bytesTotal }: Seen, now: number): number {
  if (step === "reading") return bytesTotal > 0 ? (begins.checking * bytesDone) / bytesTotal : 0;
  if (pace === null || pace.endsAt === null) return begins[step];
  return Math.max(begins[step], Math.min(0.98, (now - pace.seenAt) / (pace.endsAt - pace.seenAt)));
}

/** Whole seconds, rounded up to a step the eye can follow; 0: any moment now. */
export function secondsLeft({ endsAt }: Pace, now: number): number | null {
  if (endsAt === null) return null;
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1000));
  return seconds > 20 ? Math.ceil(seconds / 5) * 5 : seconds;
}
