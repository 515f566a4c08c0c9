/** Signing in with a password. Tries are taken one after the other, so that many at once count like many in a row. */

import { isPassword } from "../../lib/auth/password-hash.ts";
import type { SignedIn, SignInRequest } from "../../lib/auth/web-door.ts";
import { AppError } from "../../lib/errors.ts";
import { oneAtATime } from "../../lib/one-at-a-time.ts";
import { type Account, nameKeyOf } from "../../lib/state/accounts.ts";
import type { Actor } from "../../lib/state/audit.ts";
import type { State } from "../../lib/state/open-state.ts";

const triesOfName = 5;
const triesOfAddress = 20;
/** Of all names and addresses together, in as long as a pause: then their lines stop, so that no crowd of addresses can fill the audit log. */
const failuresTold = 200;
const failureLines = "failures in the audit log";

export const nameSubject = (name: string) => `name ${nameKeyOf(name)}`;
export const addressSubject = (address: string | null) => `address ${address ?? "unknown"}`;

type Given = Pick<SignInRequest, "name" | "password" | "address">;

export function createSignIn(state: State) {
  const alone = oneAtATime();

  /** The account whose password this is. Throws AppError `wrong_password` with the tries left as its value, or `too_many_tries` with the pause's end. */
  const prove = async ({ name, password, address }: Given, account: Account | null): Promise<Account> => {
    const subjects = [nameSubject(name), addressSubject(address)] as const;
    refusePaused(subjects.map((subject) => state.failures.pausedUntil(subject)));
    const isRight = await isPassword(password, account?.passwordHash ?? null);
    if (!account || !isRight || account.isBlocked) throw failed(subjects, { name, address });
    state.failures.forget(subjects[0]);
    return account;
  };

  function failed([ofName, ofAddress]: readonly [string, string], { name, address }: Pick<Given, "name" | "address">): AppError {
    const left = Math.min(state.failures.note(ofName, triesOfName), state.failures.note(ofAddress, triesOfAddress));
    // A name that nobody has is not written down: it may be a password in the wrong field.
    const known = state.accounts.byName(name);
    const tried = { who: known?.name ?? "unknown", accountId: known?.accountId ?? null, address };
    if (left > 0) {
      tellFailure(tried);
      return new AppError("wrong_password", `That name and password do not match. Tries left: ${left}.`, { field: "triesLeft", value: String(left) });
    }
    state.audit.add(tried, { what: "sign_in_paused" });
    return paused(Math.max(...[ofName, ofAddress].map((subject) => state.failures.pausedUntil(subject) ?? 0)));
  }

  function tellFailure(tried: Actor): void {
    if (state.failures.pausedUntil(failureLines) !== null) return;
    state.failures.note(failureLines, failuresTold);
    const until = state.failures.pausedUntil(failureLines);
    state.audit.add(tried, { what: "password_wrong", ...(until === null ? {} : { after: { untoldUntil: new Date(until).toISOString() } }) });
  }

  return {
    prove: (given: Given, account: Account | null) => alone(() => prove(given, account)),
    async signIn({ name, password, address, agent }: SignInRequest): Promise<SignedIn> {
      const account = await alone(() => prove({ name, password, address }, state.accounts.byName(name)));
      return openSession(state, account, { address, agent }, "signed_in");
    },
  };
}

/** Writes down how it came about. */
export function openSession(state: State, account: Account, place: Pick<SignInRequest, "address" | "agent">, what: string): SignedIn {
  return state.transaction(() => {
    const { key, session } = state.sessions.begin(account.accountId, place);
    state.accounts.noteSignIn(account.accountId, state.now());
    state.audit.add({ who: account.name, accountId: account.accountId, address: place.address }, { what });
    return { key, expiresAt: new Date(session.expiresAt).toISOString(), mustChangePassword: account.mustChangePassword };
  });
}

function refusePaused(untils: (number | null)[]): void {
  const until = Math.max(...untils.map((one) => one ?? 0));
  if (until > 0) throw paused(until);
}

function paused(until: number): AppError {
  const value = new Date(until).toISOString();
  return new AppError("too_many_tries", `Too many tries. Try again at ${value}.`, { field: "pausedUntil", value });
}
