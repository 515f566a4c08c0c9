import { z } from "zod";
import type { Config } from "../../lib/config.ts";
import { AppError } from "../../lib/errors.ts";
import { askWorker } from "../../lib/worker-client.ts";

const Ending = z.object({ isEnding: z.literal(true) });

/** Has the worker of this data end, if one runs: whoever started it starts it again. Throws AppError where its worker is elsewhere. */
export async function endWorker({ isWorkerNamed }: Pick<Config, "isWorkerNamed">): Promise<void> {
  try {
    await askWorker(null, "/web/end", Ending, { method: "POST" });
  } catch (error) {
    const isNone = error instanceof AppError && (error.code === "worker_unreachable" || error.code === "unauthenticated");
    if (!isNone || isWorkerNamed) throw error;
  }
}
