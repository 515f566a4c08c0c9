import type { ReactNode } from "react";
import type { Action, Caller } from "../lib/auth/authorize.ts";
import { getCaller } from "./caller.ts";
import { insteadOfPage } from "./instead-of-page.tsx";

/** A page for whom the action is allowed, or what stands in its place. `orderId`: of the order it is about. */
export async function pageFor(action: Action, draw: (caller: Caller) => Promise<ReactNode>, orderId?: string): Promise<ReactNode> {
  let caller: Caller | null = null;
  try {
    caller = await getCaller(action);
    return await draw(caller);
  } catch (error) {
    return insteadOfPage(error, caller, orderId);
  }
}
