/** How web asks the worker: over HTTP, with the secret and the verified user; every answer is parsed. */
import type { z } from "zod";
import type { Caller } from "./auth/authorize.ts";
import { setCallerHeaders } from "./auth/caller-headers.ts";
import { readWorkerSecret } from "./auth/worker-secret.ts";
import { config } from "./config.ts";
import { AppError, isErrorCode } from "./errors.ts";
import { mapFailure } from "./map-failure.ts";
import { Detail, type DetailParams } from "./sales/detail.ts";
import type { PaintParams } from "./sales/filters.ts";
import { Live } from "./sales/live.ts";
import { Order } from "./sales/order.ts";
import { Paint } from "./sales/paint.ts";
import { ErrorReply, Status } from "./status.ts";

type Query = Record<string, string | number | readonly string[] | undefined>;

export function getPaint(caller: Caller, params: Partial<PaintParams> = {}): Promise<Paint> {
  return askWorker(caller, `/v1/paint${queryText(params)}`, Paint);
}

export function getLive(caller: Caller, params: Partial<PaintParams> = {}): Promise<Live> {
  return askWorker(caller, `/v1/live${queryText(params)}`, Live);
}

export function getDetail(caller: Caller, params: Partial<DetailParams> = {}): Promise<Detail> {
  return askWorker(caller, `/v1/detail${queryText(params)}`, Detail);
}

/** null: there is none of that id. */
export function findOrder(caller: Caller, orderId: string): Promise<Order | null> {
  return askWorker(caller, `/v1/orders/${encodeURIComponent(orderId)}`, Order).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
}

export function getStatus(caller: Caller): Promise<Status> {
  return askWorker(caller, "/v1/status", Status);
}

/** The worker's answer as it comes, body unread. Without a caller the secret's holder asks for itself. Throws AppError `worker_unreachable`, or `too_slow` where the signal is one of time; so does the body. */
export async function fetchWorker(caller: Caller | null, path: string, request: RequestInit = {}): Promise<Response> {
  const { workerUrl, ...settings } = config();
  const secret = readWorkerSecret(settings);
  if (!secret) throw new AppError("worker_unreachable", "The worker has not started yet.");
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${secret}`);
  if (caller) setCallerHeaders(headers, caller);
  const told = (cause: unknown) => failureOf(cause, request.signal);
  try {
    const { body, status, headers: given } = await fetch(new URL(path, workerUrl), { ...request, headers, cache: "no-store", redirect: "error" });
    return new Response(body && mapFailure(body, told), { status, headers: given });
  } catch (cause) {
    throw told(cause);
  }
}

/** What the asker broke off itself stays what it is. */
function failureOf(cause: unknown, signal: AbortSignal | null | undefined): unknown {
  if (!signal?.aborted)
    return new AppError("worker_unreachable", "The worker does not answer. It is started again by itself; try again in a moment.", { cause });
  return signal.reason?.name === "TimeoutError" ? new AppError("too_slow", "The worker did not answer in time.", { cause }) : cause;
}

/** Longer than the worker takes before it gives up by itself. */
const answerWithinMs = 15_000;

/** Throws AppError `worker_unreachable`, or `too_slow` where it hangs. */
export function fetchWorkerInTime(caller: Caller | null, path: string, request: RequestInit = {}): Promise<Response> {
  return fetchWorker(caller, path, { ...request, signal: AbortSignal.timeout(answerWithinMs) });
}

/** Throws AppError as the worker did, `worker_unreachable`, or `too_slow` where it hangs. */
export async function askWorker<T>(caller: Caller | null, path: string, schema: z.ZodType<T>, request: RequestInit = {}): Promise<T> {
  return readAnswer(await fetchWorkerInTime(caller, path, request), schema);
}

/** Throws AppError as the worker did. */
export async function readAnswer<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  if (response.ok) return schema.parse(await response.json());
  throw await readRefusal(response);
}

export async function readRefusal(response: Response): Promise<Error> {
  const reply = ErrorReply.safeParse(await response.json().catch(() => null));
  return reply.success ? errorOf(reply.data.error) : new Error(`The worker answered ${response.status}.`);
}

function errorOf({ code, message, field, value, id }: ErrorReply["error"]): Error {
  if (!isErrorCode(code)) return new Error(`${message} (${id ?? code})`);
  return new AppError(code, message, { ...(field === undefined ? {} : { field }), ...(value === undefined ? {} : { value }) });
}

function queryText(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one));
  }
  return search.size === 0 ? "" : `?${search}`;
}
