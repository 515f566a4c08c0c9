/** Signing in by an OIDC provider: the person it vouched for is one we know, was invited by that address, or is let in by the settings. */
import type { ProviderSignIn, SignedIn } from "../../lib/auth/web-door.ts";
import { AppError } from "../../lib/errors.ts";
import { isAllowed } from "../../lib/oidc/allowed-person.ts";
import type { OidcSettings } from "../../lib/oidc/oidc-settings.ts";
import type { Account } from "../../lib/state/accounts.ts";
import type { State } from "../../lib/state/open-state.ts";
import { openSession } from "./sign-in.ts";

export function createProviderSignIn(state: State, settings: OidcSettings | null) {
  const { accounts, invitations, audit } = state;

  /** Whoever was invited by an address and is proved to have it is that person from then on. */
  const find = ({ issuer, subject, email }: ProviderSignIn): Account | null => {
    const known = accounts.byIdentity({ issuer, subject });
    const invited = known ? null : accounts.byName(email);
    if (!invited || invited.isBlocked || accounts.hasIdentity(invited.accountId)) return known;
    accounts.setIdentity(invited.accountId, { issuer, subject });
    invitations.forget(invited.accountId);
    return invited;
  };
  const make = ({ email, issuer, subject, address }: ProviderSignIn): Account => {
    const account = accounts.add({ name: email, role: "viewer", madeBy: "provider", identity: { issuer, subject }, createdAt: state.now() });
    audit.add({ who: email, accountId: account.accountId, address }, { what: "account_made", target: email, after: { role: "viewer" } });
    return account;
  };

  /** Throws AppError `provider_refused`. */
  return (person: ProviderSignIn): SignedIn => {
    const isFree = settings !== null && isAllowed(person, settings);
    const signedIn = state.transaction(() => {
      const account = find(person) ?? (isFree && !accounts.byName(person.email) ? make(person) : null);
      const isWelcome = account !== null && !account.isBlocked && (account.madeBy !== "provider" || isFree);
      return isWelcome ? openSession(state, account, person, "signed_in_by_provider") : null;
    });
    if (signedIn) return signedIn;
    audit.add({ who: person.email, accountId: null, address: person.address }, { what: "sign_in_refused" });
    throw new AppError("provider_refused", `${person.email} may not come in. An admin can invite that address.`);
  };
}
