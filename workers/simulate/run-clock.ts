/** The time of a run, which stands still while it is paused. */
export type RunClock = ReturnType<typeof startRunClock>;

export function startRunClock(now = () => performance.now()) {
  const since = now();
  let pausedAt: number | null = null;
  let pausedMs = 0;
  return {
    elapsed: () => (pausedAt ?? now()) - since - pausedMs,
    /** For how long at a stretch; 0 while it runs. */
    pausedFor: () => (pausedAt === null ? 0 : now() - pausedAt),
    isPaused: () => pausedAt !== null,
    pause(): void {
      pausedAt ??= now();
    },
    resume(): void {
      if (pausedAt !== null) pausedMs += now() - pausedAt;
      pausedAt = null;
    },
  };
}
