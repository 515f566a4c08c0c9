import type { ErrorReply } from "../../lib/status.ts";

const againMs = 3000;

/** What the app's API answered instead, or `page_unreachable` where it did not answer at all. */
export class AskError extends Error {
  readonly code: string;
  /** Stands in the log as well; undefined where the message says all. */
  readonly id: string | undefined;

  constructor({ code, message, id }: { code: string; message: string; id?: string | undefined }, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.id = id;
  }
}

const passing = ["worker_unreachable", "page_unreachable", "too_slow", "no_data"];

/** For `refetchInterval`: what will pass by itself is asked again after a while, what will not is left to the reader. */
export function againAfter({ state }: { state: { error: Error | null } }): number | false {
  return state.error instanceof AskError && passing.includes(state.error.code) ? againMs : false;
}

/** Longer than the worker takes before it gives up by itself. */
const answerWithinMs = 15_000;

/**
 * Asks the app's own API, whose answers the server has checked. Throws AskError.
 * `atLeast`: a version that the answer must not lie before; an answer that other pages got as well will do.
 */
export async function ask<T>(path: string, signal?: AbortSignal, atLeast?: number): Promise<T> {
  const timeout = AbortSignal.timeout(answerWithinMs);
  const request = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout, headers: atLeast ? { "x-caudal-at-least": String(atLeast) } : {} };
  const reply = await fetch(`/api${path}`, request).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new AskError({ code: timeout.aborted ? "too_slow" : "page_unreachable", message: "Caudal does not answer." }, cause);
  });
  const body = await unpacked(reply).json();
  if (reply.ok) return body as T;
  throw new AskError((body as ErrorReply).error);
}

/** An answer that many pages share is compressed once, and not by the protocol. */
function unpacked(reply: Response): Response {
  const isPacked = reply.headers.get("content-type") === "application/gzip";
  return isPacked && reply.body ? new Response(reply.body.pipeThrough(new DecompressionStream("gzip"))) : reply;
}
