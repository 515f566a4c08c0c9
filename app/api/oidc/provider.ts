/** The provider's side of signing in, as this web reaches it. */
import { config } from "../../../lib/config.ts";
import { AppError } from "../../../lib/errors.ts";
import { log } from "../../../lib/log.ts";
import { createOidcClient } from "../../../lib/oidc/oidc-client.ts";

let client: ReturnType<typeof createOidcClient> | undefined;

/** null: no provider is set. */
export function getOidcClient(): ReturnType<typeof createOidcClient> | null {
  const { oidc } = config();
  if (oidc) client ??= createOidcClient(oidc);
  return client ?? null;
}

/** Where the provider sends the browser back to: what is registered there. */
export function callbackAddress({ headers }: Request): string {
  const origin = config().publicUrl ?? `http://${headers.get("host")}`;
  return new URL("/api/oidc/callback", origin).href;
}

/** To the sign-in page, which says why. What is no fault of the person is in the log. */
export function backToSignIn(error: unknown): Response {
  const code = error instanceof AppError && error.code === "provider_refused" ? "provider_refused" : "provider_failed";
  if (code === "provider_failed") log.warn({ err: error }, "a sign-in by the provider failed");
  return redirectTo(`/sign-in?fault=${code}`);
}

/** A relative address: a proxy may show us under another name. */
export function redirectTo(location: string, cookies: string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
