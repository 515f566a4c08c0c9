import { returnPath } from "../../../../lib/auth/return-path.ts";
import { pendingCookie } from "../../../../lib/oidc/pending-cookie.ts";
import { getSealing } from "../../get-sealing.ts";
import { backToSignIn, callbackAddress, getOidcClient, redirectTo } from "../provider.ts";

/** Leads the browser to the provider. */
export async function GET(request: Request): Promise<Response> {
  const client = getOidcClient();
  if (!client) return redirectTo("/sign-in");
  try {
    const next = returnPath(new URL(request.url).searchParams.get("next") ?? "/");
    const { address, pending } = await client.begin(callbackAddress(request), next);
    return redirectTo(address.href, [pendingCookie(pending, getSealing())]);
  } catch (error) {
    return backToSignIn(error);
  }
}
