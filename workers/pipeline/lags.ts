/** How long live events take, stage by stage and in all: a few events of each commit, over the last minutes. */

import { percentilesOf } from "../../lib/percentile.ts";
import type { Lags } from "../../lib/pipeline/pipeline.ts";
import { lateAfterMs } from "../../lib/sales/late.ts";
import type { JudgedMessage } from "../ingest/judge-messages.ts";

type Times = { eventTime: Date; publishTime: Date };
type Commit = { position: number; at: number; events: Times[] };
type Sample = { at: number; toQueue: number | null; toCommit: number; toShown: number; whole: number | null };

export type EventLags = ReturnType<typeof createLags>;

const spanMs = 5 * 60_000;
const eventsPerCommit = 4;
const maxSamples = 5_000;
/** Where nothing can be read yet, the oldest are given up. */
const maxCommits = 1_000;

export function createLags(now: () => number = Date.now) {
  const commits: Commit[] = [];
  let samples: Sample[] = [];

  function recent(): Sample[] {
    const since = now() - spanMs;
    samples = samples.filter(({ at }) => at > since).slice(-maxSamples);
    return samples;
  }

  return {
    /** The warehouse holds these events, the last of them at `position`. */
    committed(position: number, events: Times[]): void {
      commits.push({ position, at: now(), events: spread(events, eventsPerCommit) });
      if (commits.length > maxCommits) commits.shift();
    },
    /** All up to there can be read, and the open pages are told. */
    shown(position: number): void {
      const at = now();
      for (let first = commits[0]; first && first.position <= position; first = commits[0]) {
        samples.push(...first.events.map((times) => sampleOf(times, first.at, at)));
        commits.shift();
      }
      if (samples.length > 2 * maxSamples) recent();
    },
    /** Age of what is committed and cannot be read. */
    behindMs: (): number => (commits[0] ? Math.max(0, now() - commits[0].at) : 0),
    read(): Lags {
      const all = recent();
      return {
        toQueue: lagOf(all.map(({ toQueue }) => toQueue)),
        toCommit: lagOf(all.map(({ toCommit }) => toCommit)),
        toShown: lagOf(all.map(({ toShown }) => toShown)),
        whole: lagOf(all.map(({ whole }) => whole)),
      };
    },
  };
}

export function timesOf(batch: JudgedMessage[]): Times[] {
  return batch.flatMap(({ message: { publishTime }, parsed }) =>
    parsed.isAccepted ? { eventTime: new Date(Number(parsed.event.eventTime / 1000n)), publishTime } : [],
  );
}

function sampleOf({ eventTime, publishTime }: Times, committedAt: number, shownAt: number): Sample {
  const toQueue = publishTime.getTime() - eventTime.getTime();
  const isLate = toQueue > lateAfterMs;
  return {
    at: shownAt,
    toQueue: isLate ? null : Math.max(0, toQueue),
    toCommit: Math.max(0, committedAt - publishTime.getTime()),
    toShown: Math.max(0, shownAt - committedAt),
    whole: isLate ? null : Math.max(0, shownAt - eventTime.getTime()),
  };
}

function lagOf(values: (number | null)[]): Lags["whole"] {
  const known = values.filter((value) => value !== null);
  const percentiles = percentilesOf(known);
  return percentiles && { ...percentiles, most: known.reduce((most, value) => Math.max(most, value), 0) };
}

/** At most `count` of them, evenly over all. */
function spread<T>(all: T[], count: number): T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, place) => all[Math.floor((place * all.length) / count)]).filter((one) => one !== undefined);
}
