/** The time of a run since it began to send, which stands still while it is paused. */
export type RunClock = ReturnType<typeof createRunClock>;

export function createRunClock(now = () => performance.now()) {
  let since = now();
  let pausedAt: number | null = null;
  let pausedMs = 0;
  return {
    start(): void {
      since = now();
      pausedMs = 0;
      if (pausedAt !== null) pausedAt = since;
    },
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
