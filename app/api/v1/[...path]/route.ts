/** The public API: authorises, and passes everything on to the worker as it streams. */
import { findApiRoute } from "../../../../lib/auth/api-routes.ts";
import { checkSameOrigin } from "../../../../lib/auth/same-origin.ts";
import { authorizeWeb } from "../../../../lib/auth/web-caller.ts";
import { config } from "../../../../lib/config.ts";
import { replyToError } from "../../../../lib/error-reply.ts";
import { AppError } from "../../../../lib/errors.ts";
import { fetchWorker } from "../../../../lib/worker-client.ts";
import { readBody } from "../../read-body.ts";

export const dynamic = "force-dynamic";

const withBody = ["POST", "PATCH"];
const passedOn = ["content-type", "content-disposition", "x-caudal-version", "retry-after"];
const passedIn = ["content-type", "content-encoding", "x-caudal-run-id", "last-event-id"];
const fixedHeaders = { "cache-control": "no-store, no-transform", "cross-origin-resource-policy": "same-origin", "x-content-type-options": "nosniff" };

async function answer(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/^\/api/, "");
  try {
    const route = findApiRoute(request.method, path);
    if (!route || !path.startsWith("/v1/")) throw new AppError("not_found", `There is no ${request.method} ${pathname}.`);
    const caller = await authorizeWeb(request.headers, route.action);
    if (request.method !== "GET") checkSameOrigin(request.headers, config().publicUrl);
    const body = withBody.includes(request.method) ? { body: await readBody(request, route.maxBodyBytes) } : {};
    const sent = { method: request.method, headers: pick(request.headers, passedIn), signal: request.signal, ...body };
    const reply = await fetchWorker(caller, `${path}${search}`, sent);
    return new Response(reply.body, { status: reply.status, headers: headersOf(reply) });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    const { status, body } = replyToError(error, { method: request.method, path: pathname });
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  }
}

function headersOf(reply: Response): Headers {
  const headers = pick(reply.headers, passedOn);
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
