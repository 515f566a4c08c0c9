import { headers } from "next/headers";
import { type Action, authorize, type Caller } from "../lib/auth/authorize.ts";
import { callerOfWeb } from "../lib/auth/web-caller.ts";

/** For server components: who asks, once it is sure that they may. Throws AppError `unauthenticated` or `forbidden`. */
export async function getCaller(action: Action): Promise<Caller> {
  return authorize(callerOfWeb(await headers()), action);
}
