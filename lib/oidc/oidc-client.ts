/** Signing in by an OpenID Connect provider: the authorization code flow with PKCE, state and nonce. */
import * as oidc from "openid-client";
import { isLoopback } from "../auth/loopback.ts";
import { AppError } from "../errors.ts";
import type { ProvedPerson } from "./allowed-person.ts";
import { googleIssuer, type OidcSettings, providerName } from "./oidc-settings.ts";

/** What only the browser that began may know until it comes back. */
export type PendingSignIn = { state: string; nonce: string; verifier: string; next: string };

const answerWithinS = 10;

export function createOidcClient(settings: OidcSettings) {
  let discovered: Promise<oidc.Configuration> | undefined;

  const discover = (): Promise<oidc.Configuration> => {
    if (discovered) return discovered;
    const asked = askProvider(settings);
    discovered = asked;
    asked.catch(() => {
      discovered = undefined;
    });
    return asked;
  };

  return {
    /** Where the browser goes. Throws AppError `provider_failed`. */
    async begin(redirectUri: string, next: string): Promise<{ address: URL; pending: PendingSignIn }> {
      const configuration = await failingAs(settings, discover);
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), next };
      const address = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: "openid email",
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: "S256",
        state: pending.state,
        nonce: pending.nonce,
        // Who has several accounts there chooses; not every provider knows how to ask.
        ...(settings.issuer === googleIssuer ? { prompt: "select_account" } : {}),
      });
      return { address, pending };
    },
    /** `address`: with which the browser came back. Throws AppError `provider_failed`, also where the address is not proved. */
    finish(address: URL, pending: PendingSignIn): Promise<ProvedPerson> {
      return failingAs(settings, async () => {
        const configuration = await discover();
        const tokens = await oidc.authorizationCodeGrant(configuration, address, {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new Error("The provider sent no ID token");
        const facts = claims.email === undefined ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
        if (typeof facts.email !== "string" || facts.email_verified !== true) throw new Error("The provider does not vouch for the address");
        const hostedDomain = typeof claims.hd === "string" ? claims.hd : null;
        return { issuer: settings.issuer, subject: claims.sub, email: facts.email, hostedDomain };
      });
    },
  };
}

function askProvider({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const address = new URL(issuer);
  const options = address.protocol === "http:" && isLoopback(address.hostname) ? { execute: [oidc.allowInsecureRequests] } : {};
  return oidc.discovery(address, clientId, clientSecret, provenBy(clientSecret), { ...options, timeout: answerWithinS });
}

/** By the way that the provider takes; where it does not say, the one that all must take. */
function provenBy(clientSecret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(clientSecret), oidc.ClientSecretPost(clientSecret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported;
    const prove = taken === undefined || taken.includes("client_secret_basic") ? basic : post;
    return prove(server, ...rest);
  };
}

async function failingAs<T>(settings: OidcSettings, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError("provider_failed", `${providerName(settings)} could not sign you in.`, { cause });
  }
}
