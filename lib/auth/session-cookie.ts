/** The cookie of who is signed in: an opaque key, signed, so that a made-up one costs the worker no question. */
import { openSeal, seal } from "./seal.ts";

type Sealing = { secret: string; isSecure: boolean };

/** Over HTTPS the browser itself sees to it that nobody else's page or subdomain sets it. */
function nameOf({ isSecure }: Pick<Sealing, "isSecure">): string {
  return isSecure ? "__Host-caudal" : "caudal";
}

/** A `Set-Cookie` header. */
export function sessionCookie(key: string, expiresAt: string, { secret, isSecure }: Sealing): string {
  return cookie(seal("session", key, secret), new Date(expiresAt), isSecure);
}

export function endedCookie({ isSecure }: Pick<Sealing, "isSecure">): string {
  return cookie("", new Date(0), isSecure);
}

/** null: none is there, or it was not signed here. */
export function keyInCookies(cookies: string | null, { secret, isSecure }: Sealing): string | null {
  const name = nameOf({ isSecure });
  const found = (cookies ?? "").split("; ").find((one) => one.startsWith(`${name}=`));
  return openSeal("session", (found ?? "").slice(name.length + 1), secret);
}

function cookie(value: string, expires: Date, isSecure: boolean): string {
  return `${nameOf({ isSecure })}=${value}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
