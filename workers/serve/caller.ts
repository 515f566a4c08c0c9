/** Who is asking the worker: web, in the name of a user it has verified, or a command on this machine. Both show the secret. */
import type { Context, MiddlewareHandler } from "hono";
import { findApiRoute } from "../../lib/auth/api-routes.ts";
import { authorize, type Caller, Role } from "../../lib/auth/authorize.ts";
import { bearerOf, collectorOf } from "../../lib/auth/collect-caller.ts";
import { isLoopbackHost } from "../../lib/auth/loopback.ts";
import { isSameSecret } from "../../lib/auth/worker-secret.ts";
import { AppError } from "../../lib/errors.ts";

/** `trusted`: holds the secret and speaks for itself, so it may name any folder of the machine. */
type WorkerCaller = Caller & { trusted: boolean };
export type CallerVariables = { Variables: { caller: WorkerCaller; route: string; maxBodyBytes: number } };

export type Keys = { secret: string; collectToken: string | undefined };

/** Everything but `/healthz` passes here; what is not in the table of routes does not exist. */
export function checkCaller(keys: Keys): MiddlewareHandler<CallerVariables> {
  return async (context, next) => {
    if (!isLoopbackHost(context.req.header("host"))) throw new AppError("forbidden", "The worker answers to the names of this machine alone.");
    const caller = callerOf(context, keys);
    const route = findApiRoute(context.req.method, context.req.path);
    if (!route) throw new AppError("not_found", `There is no ${context.req.method} ${context.req.path}.`);
    authorize(caller, route.action);
    context.set("caller", caller);
    context.set("route", route.path);
    context.set("maxBodyBytes", route.maxBodyBytes);
    await next();
  };
}

function callerOf(context: Context, { secret, collectToken }: Keys): WorkerCaller {
  const authorization = context.req.header("authorization");
  const collector = collectorOf(authorization, collectToken);
  if (collector) return { ...collector, trusted: false };
  const bearer = bearerOf(authorization);
  if (!bearer || !isSameSecret(bearer, secret)) throw new AppError("unauthenticated", "The worker's secret is missing or wrong.");
  const user = context.req.header("x-caudal-user");
  if (user === undefined) return { user: "this machine", role: "admin", trusted: true };
  const role = Role.safeParse(context.req.header("x-caudal-role"));
  if (!role.success) throw new AppError("unauthenticated", "The user's role is missing or unknown.");
  return { user, role: role.data, trusted: false };
}
