/** Whom a cookie's key or a token stands for, now. */
import type { Caller } from "../../lib/auth/authorize.ts";
import type { CallerRequest, KnownCaller } from "../../lib/auth/web-door.ts";
import type { State } from "../../lib/state/open-state.ts";
import { actorOf } from "./actor.ts";

const nobody: KnownCaller = { caller: null, mustChangePassword: false };

export function createWhoAsks(state: State) {
  const ofToken = (key: string): Caller | null => {
    const token = state.tokens.use(key);
    return token && { user: `token ${token.name}`, role: token.kind === "collect" ? "collector" : "viewer" };
  };
  const whoAsks = ({ session, token }: CallerRequest): KnownCaller => {
    if (token !== undefined) return { caller: ofToken(token), mustChangePassword: false };
    const open = session === undefined ? null : state.sessions.see(session);
    const account = open && state.accounts.byId(open.accountId);
    if (!open || !account || account.isBlocked) return nobody;
    const caller = { user: account.name, role: account.role, account: account.accountId, session: open.sessionId };
    return { caller, mustChangePassword: account.mustChangePassword };
  };
  return {
    ofToken,
    whoAsks,
    signOut(key: string, address: string | null): void {
      const { caller } = whoAsks({ session: key });
      if (caller?.account === undefined || caller.session === undefined) return;
      state.sessions.end(caller.session, caller.account);
      state.audit.add({ ...actorOf(caller), address }, { what: "signed_out" });
    },
    /** Whether a person may go on hearing what their role heard. Programs have no session. */
    isStillIn({ session, account, role }: Caller): boolean {
      if (session === undefined || account === undefined) return true;
      return state.sessions.isOpen(session) && state.accounts.byId(account)?.role === role;
    },
  };
}
