/** Who is asking web. */
import { AppError } from "../errors.ts";
import type { Caller } from "./authorize.ts";
import { isLoopbackHost } from "./loopback.ts";

type RequestHeaders = Pick<Headers, "get">;

/** While there are no accounts, this machine is admin, and nobody else is let in. */
export function callerOfWeb(headers: RequestHeaders): Caller | null {
  return isLoopbackHost(headers.get("host")) ? { user: "loopback", role: "admin" } : null;
}

/** Another site's page that asks for ours as a picture, a script or data: it could not read the answer, but keep this machine busy. */
export function isForeignPart(headers: RequestHeaders): boolean {
  const site = headers.get("sec-fetch-site") ?? "none";
  return site !== "same-origin" && site !== "none" && headers.get("sec-fetch-mode") !== "navigate";
}

/** For what changes something: throws AppError `forbidden` when another site's page sent it. Commands send neither header. */
export function checkSameOrigin(headers: RequestHeaders): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isForeign = site !== null ? site !== "same-origin" : origin !== null && hostOf(origin) !== headers.get("host");
  if (isForeign) throw new AppError("forbidden", "This may be asked from Caudal's own pages alone.");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
