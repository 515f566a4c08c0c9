/** The cookie of who is signed in: an opaque key, signed, so that a made-up one costs the worker no question. */
import { createHmac } from "node:crypto";
import { isSameSecret } from "./worker-secret.ts";

type Seal = { secret: string; isSecure: boolean };

/** Over HTTPS the browser itself sees to it that nobody else's page or subdomain sets it. */
function nameOf({ isSecure }: Pick<Seal, "isSecure">): string {
  return isSecure ? "__Host-caudal" : "caudal";
}

/** A `Set-Cookie` header. */
export function sessionCookie(key: string, expiresAt: string, { secret, isSecure }: Seal): string {
  return cookie(`${key}.${signatureOf(key, secret)}`, new Date(expiresAt), isSecure);
}

export function endedCookie({ isSecure }: Pick<Seal, "isSecure">): string {
  return cookie("", new Date(0), isSecure);
}

/** null: none is there, or it was not signed here. */
export function keyInCookies(cookies: string | null, { secret, isSecure }: Seal): string | null {
  const name = nameOf({ isSecure });
  const found = (cookies ?? "").split("; ").find((one) => one.startsWith(`${name}=`));
  const [key = "", signature = ""] = (found ?? "").slice(name.length + 1).split(".");
  return key !== "" && isSameSecret(signature, signatureOf(key, secret)) ? key : null;
}

function cookie(value: string, expires: Date, isSecure: boolean): string {
  return `${nameOf({ isSecure })}=${value}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}

function signatureOf(key: string, secret: string): string {
  return createHmac("sha256", secret).update(`caudal session ${key}`).digest("base64url");
}
