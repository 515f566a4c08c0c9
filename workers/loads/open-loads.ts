/** Loads for a command: those of the worker that has the data open, else its code in this process, without a port. */
import type { Config } from "../../lib/config.ts";
import { AppError } from "../../lib/errors.ts";
import { Status } from "../../lib/status.ts";
import { askWorker } from "../../lib/worker-client.ts";
import { openStore } from "../open-store.ts";
import type { Loads as AllLoads } from "./loads.ts";
import { workerLoads } from "./worker-loads.ts";

export type Loads = Pick<AllLoads, "start" | "get" | "cancel">;
/** `currency`: that of the data, which a worker may have been started with. */
type Opened = { loads: Loads; currency: string; start: (request: Parameters<Loads["start"]>[0]) => ReturnType<Loads["start"]>; close(): Promise<void> };

/** Throws AppError when neither is possible. */
export async function openLoads(settings: Config, { recut }: { recut: boolean }): Promise<Opened> {
  const status = recut ? null : await workerStatus(settings);
  if (status) return opened(workerLoads, status.store.currency, async () => {});
  const store = await openStore(settings, { recut });
  return opened(store.loads, settings.storeCurrency, store.close);
}

function opened(loads: Loads, currency: string, close: () => Promise<void>): Opened {
  return { loads, currency, start: (request) => loads.start(request, { anyFolder: true }), close };
}

/** null: none is there. A worker that does not know our secret has other data: it is none of ours, unless it was named. */
async function workerStatus({ isWorkerNamed }: Config): Promise<Status | null> {
  try {
    return await askWorker(null, "/v1/status", Status);
  } catch (error) {
    const isOther = error instanceof AppError && (error.code === "worker_unreachable" || error.code === "unauthenticated");
    if (isOther && !isWorkerNamed) return null;
    throw error;
  }
}
