/** How fast events are committed, and how long after they were published. */

const rateMs = 10_000;
const lagMs = 300_000;
/** Of one commit: enough for percentiles, whatever the batch's size. */
const samplesPerCommit = 20;
const maxSamples = 20_000;

export function createIngestRates(now: () => Date) {
  let commits: { at: number; messages: number }[] = [];
  let lags: { at: number; ms: number }[] = [];

  return {
    record(publishTimes: Date[]): void {
      const at = now().getTime();
      commits = [...commits.filter((commit) => commit.at > at - rateMs), { at, messages: publishTimes.length }];
      const step = Math.max(1, Math.ceil(publishTimes.length / samplesPerCommit));
      const sampled = publishTimes.filter((_, index) => index % step === 0);
      lags = [...lags.filter((lag) => lag.at > at - lagMs), ...sampled.map((time) => ({ at, ms: Math.max(0, at - time.getTime()) }))].slice(-maxSamples);
    },
    eventsPerSecond(): number {
      const since = now().getTime() - rateMs;
      return commits.reduce((sum, { at, messages }) => sum + (at > since ? messages : 0), 0) / (rateMs / 1000);
    },
    lagMs(): { p50: number; p95: number } | null {
      const since = now().getTime() - lagMs;
      const recent = lags.flatMap(({ at, ms }) => (at > since ? [ms] : [])).toSorted((a, b) => a - b);
      return recent.length === 0 ? null : { p50: percentile(recent, 0.5), p95: percentile(recent, 0.95) };
    },
  };
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
