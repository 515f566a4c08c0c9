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
      commits = [...commits.filter(within(rateMs, at)), { at, messages: publishTimes.length }];
      const step = Math.max(1, Math.ceil(publishTimes.length / samplesPerCommit));
      const sampled = publishTimes.filter((_, index) => index % step === 0);
      lags = [...lags.filter(within(lagMs, at)), ...sampled.map((time) => ({ at, ms: Math.max(0, at - time.getTime()) }))].slice(-maxSamples);
    },
    eventsPerSecond(): number {
      const recent = commits.filter(within(rateMs, now().getTime()));
      return recent.reduce((sum, { messages }) => sum + messages, 0) / (rateMs / 1000);
    },
    lagMs(): { p50: number; p95: number } | null {
      const recent = lags
        .filter(within(lagMs, now().getTime()))
        .map(({ ms }) => ms)
        .toSorted((a, b) => a - b);
      return recent.length === 0 ? null : { p50: percentile(recent, 0.5), p95: percentile(recent, 0.95) };
    },
  };
}

/** What seems to come later was noted before the clock went back. */
function within(ms: number, now: number) {
  return ({ at }: { at: number }) => at > now - ms && at <= now;
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
