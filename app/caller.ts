import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import type { Action, Caller } from "../lib/auth/authorize.ts";
import { authorizeWeb, whoAsks } from "../lib/auth/web-caller.ts";
import { AppError } from "../lib/errors.ts";

/** For server components: who asks, once it is sure that they may. Else leads to where they can sign in, or says no. Throws AppError `worker_unreachable`, `too_slow`. */
export async function getCaller(action: Action): Promise<Caller> {
  const given = await headers();
  try {
    return await authorizeWeb(given, action);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "unauthenticated") redirect(`/sign-in?next=${encodeURIComponent(given.get("x-path") ?? "/")}`);
    if (error.code === "password_change_needed") redirect("/change-password");
    if (error.code === "forbidden") forbidden();
    throw error;
  }
}

/** Who asks, for what is drawn for them alone; null: nobody, or not to be known now. */
export async function findCaller(): Promise<{ caller: Caller | null; mustChangePassword: boolean }> {
  try {
    return await whoAsks(await headers());
  } catch (error) {
    if (error instanceof AppError) return { caller: null, mustChangePassword: false };
    throw error;
  }
}
