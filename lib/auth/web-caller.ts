/** Who is asking web: a person by their cookie, a program by its token, and nobody by default. */
import { type Config, config } from "../config.ts";
import { AppError } from "../errors.ts";
import { type Action, authorize, type Caller } from "./authorize.ts";
import { addressOf } from "./client-address.ts";
import { bearerOf, collectorOf } from "./collect-caller.ts";
import { knownCaller } from "./known-callers.ts";
import { isLoopback, isLoopbackHost } from "./loopback.ts";
import { keyInCookies } from "./session-cookie.ts";
import type { KnownCaller } from "./web-door.ts";
import { hasCollectToken } from "./web-door-client.ts";
import { isSameSecret, readWorkerSecret } from "./worker-secret.ts";

type RequestHeaders = Pick<Headers, "get">;

const visitor: KnownCaller = { caller: { user: "a visitor", role: "visitor" }, mustChangePassword: false };
const nobody: KnownCaller = { caller: null, mustChangePassword: false };

/** Throws AppError `worker_unreachable`, `too_slow`. */
export async function whoAsks(headers: RequestHeaders): Promise<KnownCaller> {
  const settings = config();
  const shown = await ofWhatIsShown(headers, settings);
  const known = shown.caller === null && settings.isPublic && headers.get("authorization") === null ? visitor : shown;
  const address = addressOf(headers, { isBehindProxy: settings.publicUrl !== undefined }) ?? undefined;
  return known.caller ? { ...known, caller: { ...known.caller, address } } : known;
}

/** Throws AppError `unauthenticated`, `password_change_needed` or `forbidden`, and as `whoAsks`. */
export async function authorizeWeb(headers: RequestHeaders, action: Action): Promise<Caller> {
  const { caller, mustChangePassword } = await whoAsks(headers);
  if (mustChangePassword) throw new AppError("password_change_needed", "Change the one-time password first, at /change-password.");
  const showsNothing = headers.get("authorization") === null;
  if (caller?.account === undefined && action === "collect_events" && showsNothing && (await isOpenToThisMachine(headers)))
    return { user: "this machine", role: "collector" };
  return authorize(caller, action);
}

async function ofWhatIsShown(headers: RequestHeaders, settings: Config): Promise<KnownCaller> {
  const secret = readWorkerSecret(settings);
  const token = bearerOf(headers.get("authorization"));
  if (token !== null) return ofToken(token, secret, settings);
  const session = secret === null ? null : keyInCookies(headers.get("cookie"), { secret, isSecure: settings.isSecure });
  return session === null ? nobody : knownCaller({ session });
}

async function ofToken(token: string, secret: string | null, { collectToken }: Config): Promise<KnownCaller> {
  const collector = collectorOf(`Bearer ${token}`, collectToken);
  if (collector) return { caller: collector, mustChangePassword: false };
  if (secret !== null && isSameSecret(token, secret)) return { caller: { user: "this machine", role: "admin" }, mustChangePassword: false };
  return knownCaller({ token });
}

/** A shop's first events need no token, as long as nobody made one and no other machine reaches this one. */
async function isOpenToThisMachine(headers: RequestHeaders): Promise<boolean> {
  const { host, publicUrl, collectToken } = config();
  if (collectToken !== undefined || publicUrl !== undefined || !isLoopback(host)) return false;
  const isThisMachine = isLoopbackHost(headers.get("host")) && isLoopback(addressOf(headers, { isBehindProxy: false }) ?? "");
  return isThisMachine && !(await hasCollectToken());
}
