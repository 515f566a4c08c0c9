/** What web's own routes have in common: from our pages alone, a small JSON body, failures told as the API tells them. */
import type { z } from "zod";
import { addressOf } from "../../lib/auth/client-address.ts";
import { checkSameOrigin } from "../../lib/auth/same-origin.ts";
import { endedCookie, keyInCookies, sessionCookie } from "../../lib/auth/session-cookie.ts";
import { SignedIn } from "../../lib/auth/web-door.ts";
import { config } from "../../lib/config.ts";
import { replyToError } from "../../lib/error-reply.ts";
import { AppError } from "../../lib/errors.ts";
import { askWorker } from "../../lib/worker-client.ts";
import { getSealing } from "./get-sealing.ts";
import { readBody } from "./read-body.ts";

const mostBodyBytes = 8 * 1024;
const fixedHeaders = { "cache-control": "no-store" };

export function answering(work: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      checkSameOrigin(request.headers, config().publicUrl);
      return await work(request);
    } catch (error) {
      const { status, body } = replyToError(error, { method: request.method, path: new URL(request.url).pathname });
      return Response.json(body, { status, headers: fixedHeaders });
    }
  };
}

/** Throws AppError `invalid_parameter`, `body_too_large`. */
export async function readForm<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const text = new TextDecoder().decode(await readBody(request, mostBodyBytes));
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || "body";
  throw new AppError("invalid_parameter", `${field}: ${issue?.message ?? "cannot be read"}`, { field });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Of a browser: for the list of sessions and the audit log. */
export function placeOf({ headers }: Request) {
  const address = addressOf(headers, { isBehindProxy: config().publicUrl !== undefined });
  return { address, agent: headers.get("user-agent")?.slice(0, 400) ?? null };
}

/** Asks the worker's door and signs in whom it lets in. */
export async function enter(path: string, body: unknown): Promise<Response> {
  const { key, expiresAt, mustChangePassword } = await askWorker(null, path, SignedIn, { method: "POST", body: JSON.stringify(body) });
  return Response.json({ mustChangePassword }, { headers: { ...fixedHeaders, "set-cookie": sessionCookie(key, expiresAt, getSealing()) } });
}

export function leave(): Response {
  return new Response(null, { status: 204, headers: { ...fixedHeaders, "set-cookie": endedCookie(config()) } });
}

export function sessionKeyOf({ headers }: Request): string | null {
  return keyInCookies(headers.get("cookie"), getSealing());
}
