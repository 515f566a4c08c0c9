import type { ErrorReply } from "../../lib/status.ts";

const againMs = 3000;

/** What the app's API answered instead, or `page_unreachable` where it did not answer at all. */
export class AskError extends Error {
  readonly code: string;
  /** Stands in the log as well; undefined where the message says all. */
  readonly id: string | undefined;
  /** What of the question is at fault, and how. */
  readonly field: string | undefined;
  readonly value: string | undefined;

  constructor({ code, message, id, field, value }: Partial<ErrorReply["error"]> & { code: string; message: string }, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.id = id;
    this.field = field;
    this.value = value;
  }
}

const passing = ["worker_unreachable", "page_unreachable", "too_slow", "no_data"];

/** It will pass by itself. */
export function isPassing(error: unknown): boolean {
  return error instanceof AskError && passing.includes(error.code);
}

/** For `refetchInterval`: what will pass by itself is asked again after a while, what will not is left to the reader. */
export function againAfter({ state }: { state: { error: Error | null } }): number | false {
  return isPassing(state.error) ? againMs : false;
}

/** Longer than the worker takes before it gives up by itself. */
const answerWithinMs = 15_000;

/**
 * Asks the app's own API, whose answers the server has checked. Throws AskError.
 * `atLeast`: a version that the answer must not lie before; an answer that other pages got as well will do.
 */
export async function ask<T>(path: string, signal?: AbortSignal, atLeast?: number): Promise<T> {
  const headers = atLeast ? { "x-caudal-at-least": String(atLeast) } : {};
  return (await unpacked(await request(path, { headers, ...(signal ? { signal } : {}) })).json()) as T;
}

/** Has the app's own API change something. Where it answers nothing, null. Throws AskError. */
export async function send<T = null>(method: "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T> {
  const reply = await request(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return (reply.status === 204 ? null : await reply.json()) as T;
}

/** A large piece over a slow line. */
const takenWithinMs = 120_000;

/** Sends bytes as they are. Throws AskError. */
export async function sendBytes<T>(path: string, body: ArrayBuffer, signal: AbortSignal): Promise<T> {
  const headers = { "content-type": "application/octet-stream" };
  return (await (await request(path, { method: "PATCH", headers, body, signal }, takenWithinMs)).json()) as T;
}

async function request(path: string, { signal, ...asked }: RequestInit & { signal?: AbortSignal }, withinMs = answerWithinMs): Promise<Response> {
  const timeout = AbortSignal.timeout(withinMs);
  const reply = await fetch(`/api${path}`, { ...asked, signal: signal ? AbortSignal.any([signal, timeout]) : timeout }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new AskError({ code: timeout.aborted ? "too_slow" : "page_unreachable", message: "Caudal does not answer." }, cause);
  });
  if (reply.ok) return reply;
  throw new AskError(((await unpacked(reply).json()) as ErrorReply).error);
}

/** An answer that many pages share is compressed once, and not by the protocol. */
function unpacked(reply: Response): Response {
  const isPacked = reply.headers.get("content-type") === "application/gzip";
  return isPacked && reply.body ? new Response(reply.body.pipeThrough(new DecompressionStream("gzip"))) : reply;
}
