/** The public API: authorises, and passes everything on to the worker as it streams. */
import { findApiRoute } from "../../../../lib/auth/api-routes.ts";
import { authorize } from "../../../../lib/auth/authorize.ts";
import { callerOfWeb, checkSameOrigin } from "../../../../lib/auth/web-caller.ts";
import { replyToError } from "../../../../lib/error-reply.ts";
import { AppError } from "../../../../lib/errors.ts";
import { fetchWorker } from "../../../../lib/worker-client.ts";

export const dynamic = "force-dynamic";

const passedOn = ["content-type", "content-disposition", "x-caudal-version"];
const maxBodyBytes = 64 * 1024;

async function answer(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/^\/api/, "");
  try {
    const route = findApiRoute(request.method, path);
    if (!route) throw new AppError("not_found", `There is no ${request.method} ${pathname}.`);
    const caller = authorize(callerOfWeb(request.headers), route.action);
    if (request.method !== "GET") checkSameOrigin(request.headers);
    const body = request.method === "POST" ? { body: await readBody(request) } : {};
    const reply = await fetchWorker(caller, `${path}${search}`, { method: request.method, signal: request.signal, ...body });
    return new Response(reply.body, { status: reply.status, headers: headersOf(reply) });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    const { status, body } = replyToError(error, { method: request.method, path: pathname });
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  }
}

async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBodyBytes) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBodyBytes) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function tooLarge(): AppError {
  return new AppError("body_too_large", `A request may carry ${maxBodyBytes} bytes.`);
}

function headersOf(reply: Response): Headers {
  const headers = new Headers({ "cache-control": "no-store", "cross-origin-resource-policy": "same-origin", "x-content-type-options": "nosniff" });
  for (const name of passedOn) {
    const value = reply.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

export { answer as DELETE, answer as GET, answer as POST };
