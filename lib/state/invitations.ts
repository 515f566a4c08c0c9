/** Links by which a person chooses a password: at first, or anew. */
import { hashKey, makeKey } from "./secret-key.ts";
import type { StateFile } from "./state-file.ts";

export type Purpose = "join" | "reset";
/** Times in ms since 1970. */
export type Invitation = { accountId: string; purpose: Purpose; expiresAt: number };
type Row = { account_id: string; purpose: Purpose; expires_at: number };

export function openInvitations({ database }: StateFile, now: () => number) {
  const replace = database.prepare(
    "insert or replace into invitation (account_id, key_hash, purpose, expires_at) values ($accountId, $keyHash, $purpose, $expiresAt)",
  );
  const byKey = database.prepare("select account_id, purpose, expires_at from invitation where key_hash = $keyHash and expires_at > $now");
  const all = database.prepare("select account_id, purpose, expires_at from invitation");
  const forget = database.prepare("delete from invitation where account_id = $accountId");

  return {
    /** Takes the place of the person's former one. `key` is told this once. */
    give(accountId: string, purpose: Purpose, forMs: number): { key: string; expiresAt: number } {
      const key = makeKey();
      const expiresAt = now() + forMs;
      replace.run({ accountId, keyHash: hashKey(key), purpose, expiresAt });
      return { key, expiresAt };
    },
    find(key: string): Invitation | null {
      const row = byKey.get({ keyHash: hashKey(key), now: now() }) as Row | undefined;
      return row ? invitationOf(row) : null;
    },
    /** Those that are over too. */
    all: () => (all.all() as Row[]).map(invitationOf),
    forget: (accountId: string) => forget.run({ accountId }),
  };
}

function invitationOf({ account_id: accountId, purpose, expires_at: expiresAt }: Row): Invitation {
  return { accountId, purpose, expiresAt };
}
