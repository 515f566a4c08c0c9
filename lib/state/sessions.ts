/** Who is signed in, where. A session ends when it is ended, after a rest, and after its longest life. */
import { randomUUID } from "node:crypto";
import { hashKey, makeKey } from "./secret-key.ts";
import type { StateFile } from "./state-file.ts";

const hourMs = 3_600_000;
const restMs = 24 * hourMs;
const lifeMs = 14 * 24 * hourMs;
/** Being seen again sooner is not written down. */
const noteEveryMs = 60_000;

/** Times in ms since 1970. */
export type Session = {
  sessionId: string;
  accountId: string;
  createdAt: number;
  seenAt: number;
  expiresAt: number;
  address: string | null;
  agent: string | null;
};
type Row = { session_id: string; account_id: string; created_at: number; seen_at: number; expires_at: number; address: string | null; agent: string | null };
export type Place = { address: string | null; agent: string | null };

export function openSessions({ database, transaction }: StateFile, now: () => number) {
  const columns = "session_id, account_id, created_at, seen_at, expires_at, address, agent";
  const open = "seen_at > $restedSince and expires_at > $now";
  const insert = database.prepare(`insert into session (session_id, key_hash, account_id, created_at, seen_at, expires_at, address, agent)
    values ($sessionId, $keyHash, $accountId, $now, $now, $expiresAt, $address, $agent)`);
  const byKey = database.prepare(`select ${columns} from session where key_hash = $keyHash and ${open}`);
  const byId = database.prepare(`select ${columns} from session where session_id = $sessionId and ${open}`);
  const ofAccount = database.prepare(`select ${columns} from session where account_id = $accountId and ${open} order by seen_at desc`);
  const see = database.prepare("update session set seen_at = $now where session_id = $sessionId");
  const end = database.prepare("delete from session where session_id = $sessionId and account_id = $accountId");
  const endAll = database.prepare("delete from session where account_id = $accountId and session_id <> $except");
  const forgetOver = database.prepare(`delete from session where not (${open})`);
  const moment = () => ({ now: now(), restedSince: now() - restMs });

  return {
    /** `key` is what the cookie carries, told this once. */
    begin(accountId: string, { address, agent }: Place): { key: string; session: Session } {
      const key = makeKey();
      const sessionId = randomUUID();
      return transaction(() => {
        forgetOver.run(moment());
        insert.run({ sessionId, keyHash: hashKey(key), accountId, now: now(), expiresAt: now() + lifeMs, address, agent });
        return { key, session: sessionOf(byId.get({ sessionId, ...moment() }) as Row) };
      });
    },
    /** Notes that it is in use. */
    see(key: string): Session | null {
      const row = byKey.get({ keyHash: hashKey(key), ...moment() }) as Row | undefined;
      if (!row) return null;
      if (now() - row.seen_at > noteEveryMs) see.run({ sessionId: row.session_id, now: now() });
      return sessionOf(row);
    },
    isOpen: (sessionId: string) => byId.get({ sessionId, ...moment() }) !== undefined,
    of: (accountId: string) => (ofAccount.all({ accountId, ...moment() }) as Row[]).map(sessionOf),
    /** False: this account has no such session. */
    end: (sessionId: string, accountId: string) => end.run({ sessionId, accountId }).changes > 0,
    /** How many. */
    endAll: (accountId: string, { except = "" } = {}) => Number(endAll.run({ accountId, except }).changes),
  };
}

function sessionOf(row: Row): Session {
  return {
    sessionId: row.session_id,
    accountId: row.account_id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    address: row.address,
    agent: row.agent,
  };
}
