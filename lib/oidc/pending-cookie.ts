/** Keeps a sign-in under way with the browser that began it, signed, for a few minutes. */
import { z } from "zod";
import { openSeal, seal } from "../auth/seal.ts";
import type { PendingSignIn } from "./oidc-client.ts";

const name = "caudal-pending";
const path = "/api/oidc";
const keptS = 600;

const Pending = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string(), until: z.number() });

type Sealing = { secret: string; isSecure: boolean };

/** A `Set-Cookie` header. */
export function pendingCookie(pending: PendingSignIn, { secret, isSecure }: Sealing, now = Date.now()): string {
  const text = Buffer.from(JSON.stringify({ ...pending, until: now + keptS * 1000 })).toString("base64url");
  return cookie(seal("pending", text, secret), keptS, isSecure);
}

export function noPendingCookie({ isSecure }: Pick<Sealing, "isSecure">): string {
  return cookie("", 0, isSecure);
}

/** null: none is there, it is too old, or it was not signed here. */
export function pendingInCookies(cookies: string | null, { secret }: Pick<Sealing, "secret">, now = Date.now()): PendingSignIn | null {
  const found = (cookies ?? "").split("; ").find((one) => one.startsWith(`${name}=`));
  const text = openSeal("pending", found?.slice(name.length + 1) ?? "", secret);
  if (text === null) return null;
  const { until, ...pending } = Pending.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  return until > now ? pending : null;
}

function cookie(value: string, maxAgeS: number, isSecure: boolean): string {
  return `${name}=${value}; Path=${path}; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
