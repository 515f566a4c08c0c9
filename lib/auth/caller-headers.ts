/** How web tells the worker whom it has verified. */
import type { Caller } from "./authorize.ts";

/** Each in `x-caudal-` and its name; `user` beside them is escaped, since names have letters that no header carries. */
export const callerParts = ["role", "account", "session", "address"] as const;

export function setCallerHeaders(headers: Headers, caller: Caller): void {
  headers.set("x-caudal-user", encodeURIComponent(caller.user));
  for (const part of callerParts) {
    const value = caller[part];
    if (value !== undefined) headers.set(`x-caudal-${part}`, value);
  }
}
