/** Who is asking the worker: web, in the name of a user it has verified, or a command on this machine. Both show the secret. */
import type { Context, MiddlewareHandler } from "hono";
import { findApiRoute } from "../../lib/auth/api-routes.ts";
import { authorize, Caller } from "../../lib/auth/authorize.ts";
import { callerParts } from "../../lib/auth/caller-headers.ts";
import { bearerOf, collectorOf } from "../../lib/auth/collect-caller.ts";
import { isLoopbackHost } from "../../lib/auth/loopback.ts";
import { isSameSecret } from "../../lib/auth/worker-secret.ts";
import { AppError } from "../../lib/errors.ts";
import type { Access } from "../access/open-access.ts";

/** `trusted`: holds the secret and speaks for itself, so it may name any folder of the machine. */
type WorkerCaller = Caller & { trusted: boolean };
export type CallerVariables = { Variables: { caller: WorkerCaller; route: string; maxBodyBytes: number } };

export type Keys = { secret: string; collectToken: string | undefined };
type TokenCaller = Access["callers"]["ofToken"];

/** Everything but `/healthz` passes here; what is not in the table of routes does not exist. */
export function checkCaller(keys: Keys, tokenCaller: TokenCaller): MiddlewareHandler<CallerVariables> {
  return async (context, next) => {
    if (!isLoopbackHost(context.req.header("host"))) throw new AppError("forbidden", "The worker answers to the names of this machine alone.");
    const caller = callerOf(context, keys, tokenCaller);
    const route = findApiRoute(context.req.method, context.req.path);
    if (!route) throw new AppError("not_found", `There is no ${context.req.method} ${context.req.path}.`);
    authorize(caller, route.action);
    if (route.action === "serve_web" && !caller.trusted) throw new AppError("forbidden", "This is for web and the commands of this machine alone.");
    context.set("caller", caller);
    context.set("route", route.path);
    context.set("maxBodyBytes", route.maxBodyBytes);
    await next();
  };
}

function callerOf(context: Context, { secret, collectToken }: Keys, tokenCaller: TokenCaller): WorkerCaller {
  const authorization = context.req.header("authorization");
  const collector = collectorOf(authorization, collectToken);
  if (collector) return { ...collector, trusted: false };
  const bearer = bearerOf(authorization);
  if (bearer !== null && isSameSecret(bearer, secret)) return callerOfWeb(context);
  const program = bearer === null ? null : tokenCaller(bearer);
  if (program) return { ...program, trusted: false };
  throw new AppError("unauthenticated", "The worker's secret, or a token, is missing or wrong.");
}

function callerOfWeb(context: Context): WorkerCaller {
  const user = context.req.header("x-caudal-user");
  if (user === undefined) return { user: "this machine", role: "admin", trusted: true };
  const named = Caller.safeParse({
    user: decodeURIComponent(user),
    ...Object.fromEntries(callerParts.map((part) => [part, context.req.header(`x-caudal-${part}`)])),
  });
  if (!named.success) throw new AppError("unauthenticated", "The user's role is missing or unknown.");
  return { ...named.data, trusted: false };
}
