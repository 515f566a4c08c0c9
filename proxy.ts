/** Before every page and API route: another site gets nothing, neither by a name of its own for this machine nor in its pages, and a page runs no script but our own. */
import { type NextRequest, NextResponse } from "next/server";
import { isOurHost } from "./lib/auth/our-host.ts";
import { isForeignPart } from "./lib/auth/same-origin.ts";
import { config } from "./lib/config.ts";

export function proxy(request: NextRequest): NextResponse {
  const settings = config();
  if (!isOurHost(request.headers.get("host"), settings)) {
    return new NextResponse("Caudal answers to localhost, 127.0.0.1 and its PUBLIC_URL alone.\n", { status: 403, headers: { "content-type": "text/plain" } });
  }
  if (isForeignPart(request.headers)) {
    return new NextResponse("Caudal's pages and numbers are no part of another page.\n", { status: 403, headers: { "content-type": "text/plain" } });
  }
  const { pathname } = request.nextUrl;
  if (!isDecodable(pathname) && pathname.startsWith("/api/")) {
    return NextResponse.json({ error: { code: "not_found", message: `There is no ${request.method} ${pathname}.` } }, { status: 404 });
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", `${pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const onward = { request: { headers } };
  const reply = isDecodable(pathname) ? NextResponse.next(onward) : NextResponse.rewrite(new URL("/_not-found", request.url), onward);
  reply.headers.set("content-security-policy", policy);
  if (settings.isSecure) reply.headers.set("strict-transport-security", "max-age=31536000");
  return reply;
}

/** Next answers a path with a broken escape, as %E0%A4, with a bare 500. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Style attributes that the server renders (bars, marks) cannot carry a nonce; `next dev` evaluates code and injects styles. */
function contentSecurityPolicy(nonce: string): string {
  const isDev = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
