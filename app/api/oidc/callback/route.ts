import { sessionCookie } from "../../../../lib/auth/session-cookie.ts";
import { SignedIn } from "../../../../lib/auth/web-door.ts";
import { noPendingCookie, pendingInCookies } from "../../../../lib/oidc/pending-cookie.ts";
import { askWorker } from "../../../../lib/worker-client.ts";
import { placeOf } from "../../answering.ts";
import { getSealing } from "../../get-sealing.ts";
import { backToSignIn, callbackAddress, getOidcClient, redirectTo } from "../provider.ts";

/** The browser comes back from the provider: signs in whom it vouches for, in the browser that began alone. */
export async function GET(request: Request): Promise<Response> {
  const client = getOidcClient();
  if (!client) return redirectTo("/sign-in");
  try {
    const sealing = getSealing();
    const pending = pendingInCookies(request.headers.get("cookie"), sealing);
    if (!pending) return redirectTo("/sign-in?fault=provider_failed");
    const address = new URL(callbackAddress(request));
    address.search = new URL(request.url).search;
    const person = await client.finish(address, pending);
    const body = JSON.stringify({ ...person, ...placeOf(request) });
    const { key, expiresAt, mustChangePassword } = await askWorker(null, "/web/provider-sign-in", SignedIn, { method: "POST", body });
    const cookies = [sessionCookie(key, expiresAt, sealing), noPendingCookie(sealing)];
    return redirectTo(mustChangePassword ? "/change-password" : pending.next, cookies);
  } catch (error) {
    return backToSignIn(error);
  }
}
