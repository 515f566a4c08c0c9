/** What admins do with people. Each act and its audit line are written together. */
import type { z } from "zod";
import type { Caller } from "../../lib/auth/authorize.ts";
import type { Invite, OwnSession, Person, PersonChange, PersonLink } from "../../lib/auth/people.ts";
import { AppError } from "../../lib/errors.ts";
import type { Account } from "../../lib/state/accounts.ts";
import type { State } from "../../lib/state/open-state.ts";
import { actorOf } from "./actor.ts";

const dayMs = 86_400_000;
const resetMs = dayMs;
const linkDays = 7;

export function createPeople(state: State) {
  const { accounts, sessions, invitations, audit } = state;

  const personOf = (account: Account, linkExpiresAt: number | null): Person => ({
    accountId: account.accountId,
    name: account.name,
    role: account.role,
    state: account.isBlocked ? "blocked" : account.passwordHash === null && account.signedInAt === null ? "invited" : "active",
    createdAt: isoOf(account.createdAt),
    signedInAt: account.signedInAt === null ? null : isoOf(account.signedInAt),
    sessions: sessions.of(account.accountId).length,
    linkExpiresAt: linkExpiresAt === null ? null : isoOf(linkExpiresAt),
  });
  const get = (accountId: string): Account => {
    const account = accounts.byId(accountId);
    if (!account) throw new AppError("not_found", `There is no person "${accountId.slice(0, 200)}".`);
    return account;
  };
  const keepAnAdmin = ({ accountId, role, isBlocked }: Account) => {
    if (role !== "admin" || isBlocked || accounts.hasAdminBeside(accountId)) return;
    throw new AppError("last_admin", "This is the only admin who can sign in. Make another person an admin first.");
  };
  const linkOf = (accountId: string, link: { key: string; expiresAt: number }): PersonLink => ({ accountId, key: link.key, expiresAt: isoOf(link.expiresAt) });

  return {
    all(): Person[] {
      const links = new Map(invitations.all().map(({ accountId, expiresAt }) => [accountId, expiresAt]));
      return accounts.all().map((account) => personOf(account, links.get(account.accountId) ?? null));
    },
    /** Throws AppError `name_taken`. */
    invite({ name, role, days }: z.infer<typeof Invite>, by: Caller): PersonLink {
      return state.transaction(() => {
        const { accountId } = accounts.add({ name, role, madeBy: "admin", createdAt: state.now() });
        const link = invitations.give(accountId, "join", days * dayMs);
        audit.add(actorOf(by), { what: "invited", target: name, after: { role, linkExpiresAt: isoOf(link.expiresAt) } });
        return linkOf(accountId, link);
      });
    },
    /** Throws AppError `not_found`, `last_admin`. */
    change(accountId: string, { role, blocked }: z.infer<typeof PersonChange>, by: Caller): void {
      state.transaction(() => {
        const before = get(accountId);
        if (role === "viewer" || blocked) keepAnAdmin(before);
        if (role !== undefined) accounts.setRole(accountId, role);
        if (blocked !== undefined) accounts.setBlocked(accountId, blocked ? state.now() : null);
        if (blocked) sessions.endAll(accountId);
        if (blocked) invitations.forget(accountId);
        const after = get(accountId);
        audit.add(actorOf(by), { what: "person_changed", target: before.name, before: rightsOf(before), after: rightsOf(after) });
      });
    },
    /** A new link to join; who had a password loses it, and every session. Throws AppError `not_found`, `last_admin`. */
    giveLink(accountId: string, by: Caller): PersonLink {
      return state.transaction(() => {
        const account = get(accountId);
        if (account.isBlocked) throw new AppError("invalid_parameter", `${account.name} is blocked. Unblock first.`, { field: "blocked" });
        const isJoining = account.passwordHash === null && account.signedInAt === null;
        if (!isJoining) keepAnAdmin(account);
        const link = isJoining ? invitations.give(accountId, "join", linkDays * dayMs) : invitations.give(accountId, "reset", resetMs);
        accounts.setPassword(accountId, null, { mustChange: false });
        sessions.endAll(accountId);
        audit.add(actorOf(by), { what: isJoining ? "invited_again" : "password_taken", target: account.name, after: { linkExpiresAt: isoOf(link.expiresAt) } });
        return linkOf(accountId, link);
      });
    },
    /** Throws AppError `not_found`. */
    endSessions(accountId: string, by: Caller): void {
      state.transaction(() => {
        const { name } = get(accountId);
        audit.add(actorOf(by), { what: "sessions_ended", target: name, before: { sessions: sessions.endAll(accountId) }, after: { sessions: 0 } });
      });
    },
    /** Throws AppError `not_found`, `last_admin`. */
    remove(accountId: string, by: Caller): void {
      state.transaction(() => {
        const account = get(accountId);
        keepAnAdmin(account);
        accounts.remove(accountId);
        audit.add(actorOf(by), { what: "person_removed", target: account.name, before: rightsOf(account) });
      });
    },
    ownSessions({ account, session }: Caller): OwnSession[] {
      if (account === undefined) return [];
      return sessions.of(account).map(({ sessionId, createdAt, seenAt, address, agent }) => ({
        sessionId,
        createdAt: isoOf(createdAt),
        seenAt: isoOf(seenAt),
        address,
        agent,
        isThisOne: sessionId === session,
      }));
    },
    /** Throws AppError `not_found`. */
    endOwnSession(sessionId: string, by: Caller): void {
      state.transaction(() => {
        const isEnded = by.account !== undefined && sessions.end(sessionId, by.account);
        if (!isEnded) throw new AppError("not_found", `You have no session "${sessionId.slice(0, 200)}".`);
        audit.add(actorOf(by), { what: "session_ended", target: by.user });
      });
    },
  };
}

function rightsOf({ role, isBlocked }: Account) {
  return { role, blocked: isBlocked };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
