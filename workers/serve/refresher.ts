/** Takes new live lines into the serving store: one refresh at a time, what came meanwhile with the next. */
import { setTimeout as wait } from "node:timers/promises";
import { oneAtATime } from "../../lib/one-at-a-time.ts";
import type { WarehousePosition } from "../../lib/warehouse/warehouse.ts";

type Refresher = {
  refresh: (position: WarehousePosition) => Promise<void>;
  /** null once it works again. */
  onError: (error: unknown) => void;
  /** From one refresh to the next, at least. */
  gapMs?: () => number;
  retryMs?: number;
};

/** A refresh rests as long as it took, that there is time for all else; but no longer. */
const longestRestMs = 100;

export function createRefresher({ refresh, onError, gapMs = () => 100, retryMs = 1_000 }: Refresher) {
  const ending = new AbortController();
  let wanted: WarehousePosition | null = null;
  let tried = Promise.withResolvers<void>();
  let running: Promise<void> | null = null;
  let hasFailed = false;
  const alone = oneAtATime();

  async function run(): Promise<void> {
    while (wanted && !ending.signal.aborted) {
      const started = performance.now();
      const isDone = await alone(refreshWanted);
      const tookMs = performance.now() - started;
      const restMs = isDone ? Math.max(gapMs() - tookMs, Math.min(tookMs, longestRestMs)) : retryMs;
      if (restMs > 0) await wait(restMs, null, { signal: ending.signal }).catch(() => null);
    }
    running = null;
  }

  async function refreshWanted(): Promise<boolean> {
    const position = wanted;
    const done = tried;
    wanted = null;
    tried = Promise.withResolvers<void>();
    if (position === null) return true;
    try {
      await refresh(position);
      if (hasFailed) onError(null);
      hasFailed = false;
    } catch (error) {
      hasFailed = true;
      onError(error);
      wanted ??= position;
    }
    done.resolve();
    return !hasFailed;
  }

  return {
    /** Resolves once it was tried. */
    ask(position: WarehousePosition): Promise<void> {
      wanted = position;
      running ??= run();
      return tried.promise;
    },
    /** Runs `work` between two refreshes. */
    between: <T>(work: () => Promise<T>): Promise<T> => alone(work),
    async close(): Promise<void> {
      ending.abort();
      await running;
    },
  };
}
