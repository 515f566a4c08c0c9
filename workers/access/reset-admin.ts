/** For the last one locked out: whoever may start this machine's commands gets a new one-time password. */
import { hashPassword } from "../../lib/auth/password-hash.ts";
import { machine } from "../../lib/state/audit.ts";
import type { State } from "../../lib/state/open-state.ts";
import { makeOneTimePassword } from "./one-time-password.ts";
import { nameSubject } from "./sign-in.ts";

export type AdminReset = { name: string; password: string };

/** An account of that name is an admin afterwards, is not blocked or paused, and is signed in nowhere. */
export async function resetAdmin(state: State, name: string): Promise<AdminReset> {
  const password = makeOneTimePassword();
  const passwordHash = await hashPassword(password);
  const { accounts, sessions, invitations, failures, audit } = state;
  return state.transaction(() => {
    const { accountId, ...account } = accounts.byName(name) ?? accounts.add({ name, role: "admin", madeBy: "machine", createdAt: state.now() });
    accounts.setRole(accountId, "admin");
    accounts.setBlocked(accountId, null);
    accounts.setPassword(accountId, passwordHash, { mustChange: true });
    sessions.endAll(accountId);
    invitations.forget(accountId);
    failures.forget(nameSubject(name));
    audit.add(machine, {
      what: "admin_reset",
      target: account.name,
      before: { role: account.role, blocked: account.isBlocked },
      after: { role: "admin", blocked: false },
    });
    return { name: account.name, password };
  });
}
