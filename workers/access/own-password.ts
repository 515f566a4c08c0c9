/** A person chooses a password: in place of the one they have, or by a link. */

import { hashPassword } from "../../lib/auth/password-hash.ts";
import { checkNewPassword, wrongPasswordChoice } from "../../lib/auth/password-rules.ts";
import type { InvitationFacts, JoinRequest, PasswordRequest, SignedIn } from "../../lib/auth/web-door.ts";
import { AppError } from "../../lib/errors.ts";
import type { Account } from "../../lib/state/accounts.ts";
import type { Invitation } from "../../lib/state/invitations.ts";
import type { State } from "../../lib/state/open-state.ts";
import { type createSignIn, nameSubject, openSession } from "./sign-in.ts";

export function createOwnPassword(state: State, prove: ReturnType<typeof createSignIn>["prove"]) {
  const findLink = (key: string): { invitation: Invitation; account: Account } => {
    const invitation = state.invitations.find(key);
    const account = invitation && state.accounts.byId(invitation.accountId);
    if (!invitation || !account || account.isBlocked) throw new AppError("link_over", "This link is used, replaced or over. Ask an admin for a new one.");
    return { invitation, account };
  };

  const setPassword = ({ accountId }: Account, hash: string) => {
    state.accounts.setPassword(accountId, hash, { mustChange: false });
    state.sessions.endAll(accountId);
    state.invitations.forget(accountId);
  };

  return {
    /** Ends every session of the person and begins one. Throws as `prove`, and AppError `invalid_parameter` for a password that will not do. */
    async change({ session, current, next, address, agent }: PasswordRequest): Promise<SignedIn> {
      const open = state.sessions.see(session);
      const account = open && state.accounts.byId(open.accountId);
      if (!account) throw new AppError("unauthenticated", "Sign in again.");
      await prove({ name: account.name, password: current, address }, account);
      if (current === next) throw wrongPasswordChoice("same");
      checkNewPassword(next, account.name);
      const hash = await hashPassword(next);
      return state.transaction(() => {
        setPassword(account, hash);
        return openSession(state, { ...account, mustChangePassword: false }, { address, agent }, "password_changed");
      });
    },
    /** Throws AppError `link_over`. */
    link(key: string): InvitationFacts {
      const { invitation, account } = findLink(key);
      return { name: account.name, purpose: invitation.purpose, expiresAt: new Date(invitation.expiresAt).toISOString() };
    },
    /** Throws AppError `link_over`, `invalid_parameter`. */
    async join({ key, password, address, agent }: JoinRequest): Promise<SignedIn> {
      checkNewPassword(password, findLink(key).account.name);
      const hash = await hashPassword(password);
      return state.transaction(() => {
        const { invitation, account } = findLink(key);
        setPassword(account, hash);
        state.failures.forget(nameSubject(account.name));
        return openSession(state, { ...account, mustChangePassword: false }, { address, agent }, invitation.purpose === "join" ? "joined" : "password_reset");
      });
    },
  };
}
