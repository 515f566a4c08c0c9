import { log } from "../../lib/log.ts";

type Prunable = { prune(): unknown };

/** Now and then, and at once, takes out of `name` what need not be kept there. */
export function keepPruned(name: string, { prune }: Prunable, everyMs = 60_000) {
  let running: Promise<unknown> | null = null;
  const start = () => {
    running ??= Promise.resolve()
      .then(prune)
      .catch((error) => log.error({ err: error }, `${name} could not be pruned`))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(start, everyMs);
  timer.unref();
  start();
  return {
    async close(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
}
