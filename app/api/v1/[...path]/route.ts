/** The public API: authorises, and passes on to the worker, as it streams, what no other page has asked already. */
import { findApiRoute } from "../../../../lib/auth/api-routes.ts";
import type { Caller, Role } from "../../../../lib/auth/authorize.ts";
import { checkSameOrigin } from "../../../../lib/auth/same-origin.ts";
import { authorizeWeb } from "../../../../lib/auth/web-caller.ts";
import { config } from "../../../../lib/config.ts";
import { replyToError } from "../../../../lib/error-reply.ts";
import { AppError } from "../../../../lib/errors.ts";
import { log } from "../../../../lib/log.ts";
import { mapFailure } from "../../../../lib/map-failure.ts";
import { createSharedAnswers } from "../../../../lib/viewers/shared-answers.ts";
import { createStreamHub } from "../../../../lib/viewers/stream-hub.ts";
import { fetchWorker, fetchWorkerInTime } from "../../../../lib/worker-client.ts";
import { readBody } from "../../read-body.ts";

export const dynamic = "force-dynamic";

const withBody = ["POST", "PATCH"];
const passedOn = ["content-type", "content-disposition", "x-caudal-version", "retry-after"];
const passedIn = ["content-type", "content-encoding", "x-caudal-run-id"];
const fixedHeaders = { "cache-control": "no-store, no-transform", "cross-origin-resource-policy": "same-origin", "x-content-type-options": "nosniff" };
/** Nothing on the way may keep a message back. */
const streamHeaders = { ...fixedHeaders, "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" };

/** What is the same for all of a role is asked in web's own name. */
const inName = (role: Role): Caller => ({ user: "web", role });
const hub = createStreamHub({ open: (role, signal) => fetchWorker(inName(role), "/v1/stream", { signal }) });
const answers = createSharedAnswers();

async function answer(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/^\/api/, "");
  try {
    const route = findApiRoute(request.method, path);
    if (!route || !path.startsWith("/v1/")) throw new AppError("not_found", `There is no ${request.method} ${pathname}.`);
    const caller = await authorizeWeb(request.headers, route.action);
    if (request.method !== "GET") checkSameOrigin(request.headers, config().publicUrl);
    if (route.path === "/v1/stream") return await answerStream(request, caller.role);
    const atLeast = Number(request.headers.get("x-caudal-at-least"));
    if (route.isShared && atLeast > 0) return await answerShared(caller.role, `${path}${search}`, atLeast);
    const body = withBody.includes(request.method) ? { body: await readBody(request, route.maxBodyBytes) } : {};
    const sent = { method: request.method, headers: pick(request.headers, passedIn), signal: request.signal, ...body };
    const reply = await fetchWorker(caller, `${path}${search}`, sent);
    const sending = reply.body && mapFailure(reply.body, (cause) => cutOff(cause, request));
    return new Response(sending, { status: reply.status, headers: headersOf(reply.headers) });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    const { status, body } = replyToError(error, { method: request.method, path: pathname });
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  }
}

/** The reader sees that the answer is not whole. Under this name Next prints no stack of its own. */
function cutOff(cause: unknown, { method, url, signal }: Request): DOMException {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (!signal.aborted) log.warn({ method, path: new URL(url).pathname, reason }, "an answer of the worker broke off");
  return new DOMException(reason, "AbortError");
}

async function answerStream({ headers, signal }: Request, role: Role): Promise<Response> {
  const mayStay = () =>
    authorizeWeb(headers, "view_status").then(
      (caller) => caller.role === role,
      () => false,
    );
  const stream = await hub.join(role, { lastEventId: headers.get("last-event-id"), signal, mayStay });
  return new Response(stream, { headers: streamHeaders });
}

/**
 * `atLeast`: the version that the page heard of. Paints move with the minute too.
 * The page unpacks it: Next sends no `content-encoding` that a route sets, and would compress anew for each page.
 */
async function answerShared(role: Role, question: string, atLeast: number): Promise<Response> {
  const key = JSON.stringify([role, question, Math.floor(Date.now() / 60_000)]);
  const { status, headers, body } = await answers.get(key, atLeast, () => fetchWorkerInTime(inName(role), question));
  const sent = headersOf(headers);
  sent.set("content-type", "application/gzip");
  return new Response(body, { status, headers: sent });
}

function headersOf(given: Headers): Headers {
  const headers = pick(given, passedOn);
  for (const [name, value] of Object.entries(fixedHeaders)) headers.set(name, value);
  return headers;
}

function pick(from: Headers, names: string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST };
