/** Loads for a command: those of the worker that has the data open, else its code in this process, without a port. */
import type { Config } from "../../lib/config.ts";
import { AppError } from "../../lib/errors.ts";
import { Status } from "../../lib/status.ts";
import { askWorker } from "../../lib/worker-client.ts";
import { openStore } from "../open-store.ts";
import type { Loads as AllLoads } from "./loads.ts";
import { workerLoads } from "./worker-loads.ts";

export type Loads = Pick<AllLoads, "start" | "get" | "cancel">;
type Opened = { loads: Loads; start: (request: Parameters<Loads["start"]>[0]) => ReturnType<Loads["start"]>; close(): Promise<void> };

/** Throws AppError when neither is possible. */
export async function openLoads(settings: Config, { recut }: { recut: boolean }): Promise<Opened> {
  if (!recut && (await isWorkerThere(settings))) return opened(workerLoads, async () => {});
  const store = await openStore(settings, { recut });
  return opened(store.loads, store.close);
}

function opened(loads: Loads, close: () => Promise<void>): Opened {
  return { loads, start: (request) => loads.start(request, { anyFolder: true }), close };
}

/** A worker that does not know our secret has other data: it is none of ours, unless it was named. */
async function isWorkerThere({ isWorkerNamed }: Config): Promise<boolean> {
  try {
    await askWorker(null, "/v1/status", Status);
    return true;
  } catch (error) {
    const isOther = error instanceof AppError && (error.code === "worker_unreachable" || error.code === "unauthenticated");
    if (isOther && !isWorkerNamed) return false;
    throw error;
  }
}
