/** The worker whole: the store, its API on a port, and the sample store where there is no data yet. */

import { ensureWorkerSecret } from "../lib/auth/worker-secret.ts";
import type { Config } from "../lib/config.ts";
import { log } from "../lib/log.ts";
import { fillWithSample } from "./loads/fill-with-sample.ts";
import { openStore } from "./open-store.ts";
import { createApi } from "./serve/api.ts";
import { listen } from "./serve/listen.ts";
import { createMetrics } from "./serve/metrics.ts";
import { createWorkerStatus } from "./serve/worker-status.ts";

const deadlineMs = 10_000;

export type Worker = { port: number; close(): Promise<void> };

/** Resolves when the API answers; what it answers from follows. Throws AppError when the data will not open. */
export async function openWorker(settings: Config): Promise<Worker> {
  const secret = ensureWorkerSecret(settings);
  const metrics = createMetrics(() => ({ version: store.versions.version(), lines: store.versions.current()?.serving.moment().bounds.lines ?? 0 }));
  const store = await openStore(settings, { onLoadEnd: metrics.countLoad });
  const status = createWorkerStatus(store, settings);
  const api = createApi({ secret, versions: store.versions, loads: store.loads, metrics, status, now: () => new Date(), deadlineMs });
  const server = await listen(api, settings.workerPort);
  void store.ready.then(() => fillWithSample(store, settings)).catch((error) => log.error({ err: error }, "the data could not be made ready"));
  return {
    port: server.port,
    async close() {
      await server.close();
      await store.close();
    },
  };
}
