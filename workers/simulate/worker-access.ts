/** How the simulator asks the worker, whatever fetches from it. */
import type { z } from "zod";
import { readAnswer } from "../../lib/worker-client.ts";

/** Throws when there is no answer. */
export type FetchWorker = (path: string, request?: RequestInit) => Promise<Response>;

const answerWithinMs = 15_000;

/** Throws AppError as the worker did, and when it does not answer in time. */
export async function ask<T>(fetchWorker: FetchWorker, path: string, schema: z.ZodType<T>): Promise<T> {
  return readAnswer(await fetchWorker(path, { signal: AbortSignal.timeout(answerWithinMs) }), schema);
}
