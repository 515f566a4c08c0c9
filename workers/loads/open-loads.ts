/** Loads for a command: those of the worker that has the data open, else its code in this process, without a port. */
import { setTimeout as wait } from "node:timers/promises";
import type { Config } from "../../lib/config.ts";
import { AppError } from "../../lib/errors.ts";
import { Status } from "../../lib/status.ts";
import { askWorker } from "../../lib/worker-client.ts";
import { openStore } from "../open-store.ts";
import type { Loads as AllLoads } from "./loads.ts";
import { workerLoads } from "./worker-loads.ts";

export type Loads = Pick<AllLoads, "start" | "get" | "cancel">;
/** `currency`: that of the data, which a worker may have been started with. */
export type Opened = { loads: Loads; currency: string; start: (request: Parameters<Loads["start"]>[0]) => ReturnType<Loads["start"]>; close(): Promise<void> };

type Options = { recut: boolean /** Somebody has the data open and does not answer: a worker that starts or ends. */; onWait: (reason: string) => void };

/** A worker that starts has its file open for a while before it answers. */
const patienceMs = 10_000;
const againMs = 200;

/** Throws AppError when neither is possible. */
export async function openLoads(settings: Config, { recut, onWait }: Options): Promise<Opened> {
  const until = performance.now() + patienceMs;
  let hasWaited = false;
  for (;;) {
    const found = await tryToOpen(settings, recut);
    if (!(found instanceof AppError)) return found;
    if (performance.now() > until) throw found;
    if (!hasWaited) onWait(found.message);
    hasWaited = true;
    await wait(againMs);
  }
}

/** The error where another process has the data. */
async function tryToOpen(settings: Config, recut: boolean): Promise<Opened | AppError> {
  const status = recut ? null : await workerStatus(settings);
  if (status) return opened(workerLoads, status.store.currency, async () => {});
  try {
    const store = await openStore(settings, { recut });
    return opened(store.loads, settings.storeCurrency, store.close);
  } catch (error) {
    if (error instanceof AppError && error.code === "file_locked") return error;
    throw error;
  }
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
