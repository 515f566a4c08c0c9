import type { SqliteEventBus } from "../../lib/bus/open-sqlite-event-bus.ts";
import { log } from "../../lib/log.ts";

/** Now and then takes out of the queue what need not be kept there. */
export function keepPruned(bus: Pick<SqliteEventBus, "prune">, everyMs = 60_000) {
  let running: Promise<unknown> | null = null;
  const prune = () => {
    running ??= bus
      .prune()
      .catch((error) => log.error({ err: error }, "the queue could not be pruned"))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(prune, everyMs);
  timer.unref();
  return {
    async close(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
}
