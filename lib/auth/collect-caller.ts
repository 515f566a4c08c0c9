/** Who sends live events: the holder of the collect token where one is set. */
import type { Caller } from "./authorize.ts";
import { isSameSecret } from "./worker-secret.ts";

const collector: Caller = { user: "collect token", role: "collector" };

export function bearerOf(authorization: string | null | undefined): string | null {
  return /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? null;
}

/** null: the token is not set, missing or wrong. */
export function collectorOf(authorization: string | null | undefined, token: string | undefined): Caller | null {
  const given = bearerOf(authorization);
  return given !== null && token !== undefined && isSameSecret(given, token) ? collector : null;
}
