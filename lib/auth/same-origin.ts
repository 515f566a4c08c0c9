/** What another site's page may not do with its reader's cookie. */
import { AppError } from "../errors.ts";

type RequestHeaders = Pick<Headers, "get">;

/** Another site's page that asks for ours as a picture, a script or data: it could not read the answer, but keep this machine busy. */
export function isForeignPart(headers: RequestHeaders): boolean {
  const site = headers.get("sec-fetch-site") ?? "none";
  return site !== "same-origin" && site !== "none" && headers.get("sec-fetch-mode") !== "navigate";
}

/** For what changes something: throws AppError `forbidden` when another site's page sent it. Commands send neither header. `publicUrl`: where a proxy shows our pages. */
export function checkSameOrigin(headers: RequestHeaders, publicUrl?: string): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const ours = [headers.get("host"), publicUrl === undefined ? null : hostOf(publicUrl)];
  const isForeign = site !== null ? site !== "same-origin" : origin !== null && !ours.includes(hostOf(origin));
  if (isForeign) throw new AppError("forbidden", "This may be asked from Caudal's own pages alone.");
}

/** Of no origin: a text that is no host. */
function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : "none";
}
