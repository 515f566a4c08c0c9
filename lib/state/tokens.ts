/** Keys of programs: to read the numbers, or to send events. */
import { randomUUID } from "node:crypto";
import { hashKey, makeKey } from "./secret-key.ts";
import type { StateFile } from "./state-file.ts";

export type TokenKind = "read" | "collect";
/** Times in ms since 1970. */
export type Token = {
  tokenId: string;
  name: string;
  kind: TokenKind;
  /** Its last letters: whoever holds it can tell which it is. */
  ending: string;
  createdAt: number;
  createdBy: string;
  usedAt: number | null;
};
type Row = { token_id: string; name: string; kind: TokenKind; ending: string; created_at: number; created_by: string; used_at: number | null };

/** Being used again sooner is not written down. */
const noteEveryMs = 60_000;

export function openTokens({ database }: StateFile, now: () => number) {
  const columns = "token_id, name, kind, ending, created_at, created_by, used_at";
  const insert = database.prepare(`insert into api_token (token_id, key_hash, name, kind, ending, created_at, created_by)
    values ($tokenId, $keyHash, $name, $kind, $ending, $now, $createdBy)`);
  const byId = database.prepare(`select ${columns} from api_token where token_id = $tokenId and revoked_at is null`);
  const byKey = database.prepare(`select ${columns} from api_token where key_hash = $keyHash and revoked_at is null`);
  const all = database.prepare(`select ${columns} from api_token where revoked_at is null order by created_at desc, name`);
  const anyOfKind = database.prepare("select 1 from api_token where kind = $kind and revoked_at is null limit 1");
  const use = database.prepare("update api_token set used_at = $now where token_id = $tokenId");
  const revoke = database.prepare("update api_token set revoked_at = $now where token_id = $tokenId and revoked_at is null");
  const find = (row: unknown) => (row === undefined ? null : tokenOf(row as Row));

  return {
    /** `key` is told this once. */
    make({ name, kind, createdBy }: Pick<Token, "name" | "kind" | "createdBy">): { key: string; token: Token } {
      const key = `caudal_${kind}_${makeKey()}`;
      const tokenId = randomUUID();
      insert.run({ tokenId, keyHash: hashKey(key), name, kind, ending: key.slice(-4), now: now(), createdBy });
      return { key, token: tokenOf(byId.get({ tokenId }) as Row) };
    },
    /** Notes that it is in use. */
    use(key: string): Token | null {
      const token = find(byKey.get({ keyHash: hashKey(key) }));
      if (token && now() - (token.usedAt ?? 0) > noteEveryMs) use.run({ tokenId: token.tokenId, now: now() });
      return token;
    },
    byId: (tokenId: string) => find(byId.get({ tokenId })),
    all: () => (all.all() as Row[]).map(tokenOf),
    hasAny: (kind: TokenKind) => anyOfKind.get({ kind }) !== undefined,
    revoke: (tokenId: string) => revoke.run({ tokenId, now: now() }),
  };
}

function tokenOf(row: Row): Token {
  return {
    tokenId: row.token_id,
    name: row.name,
    kind: row.kind,
    ending: row.ending,
    createdAt: row.created_at,
    createdBy: row.created_by,
    usedAt: row.used_at,
  };
}
