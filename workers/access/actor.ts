import type { Caller } from "../../lib/auth/authorize.ts";
import type { Actor } from "../../lib/state/audit.ts";

export function actorOf({ user, account, address }: Caller): Actor {
  return { who: user, accountId: account ?? null, address: address ?? null };
}
