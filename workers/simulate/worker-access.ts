/** How the simulator asks the worker, whatever fetches from it. */
import type { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import { readAnswer } from "../../lib/worker-client.ts";

/** Throws when there is no answer. */
export type FetchWorker = (path: string, request?: RequestInit) => Promise<Response>;

const answerWithinMs = 15_000;

/** Throws AppError as the worker did, and `too_slow` when it does not answer in time. */
export async function ask<T>(fetchWorker: FetchWorker, path: string, schema: z.ZodType<T>, withinMs = answerWithinMs): Promise<T> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    return await readAnswer(await fetchWorker(path, { signal }), schema);
  } catch (cause) {
    throw signal.aborted ? new AppError("too_slow", `The worker did not answer within ${withinMs / 1000} s.`, { cause }) : cause;
  }
}
