/** What was done: lines are added, never changed. */
import type { StateFile } from "./state-file.ts";

/** Who does something, and from which address. */
export type Actor = { who: string; accountId: string | null; address: string | null };

export type Act = {
  /** What was done, as `role_changed`. */
  what: string;
  /** What it was done to, by its name. */
  target?: string | null;
  before?: unknown;
  after?: unknown;
};
/** `at`: ms since 1970. */
type AuditLine = Actor & { auditId: number; at: number; what: string; target: string | null; before: unknown; after: unknown };

type Row = {
  audit_id: number;
  at: number;
  who: string;
  account_id: string | null;
  address: string | null;
  what: string;
  target: string | null;
  before: string | null;
  after: string | null;
};

export function openAudit({ database }: StateFile, now: () => number) {
  const insert = database.prepare(`insert into audit (at, who, account_id, address, what, target, before, after)
    values ($at, $who, $accountId, $address, $what, $target, $before, $after)`);
  const newest = database.prepare(
    "select audit_id, at, who, account_id, address, what, target, before, after from audit where audit_id < $below order by audit_id desc limit $limit",
  );
  return {
    add({ who, accountId, address }: Actor, { what, target = null, before, after }: Act): void {
      insert.run({ at: now(), who, accountId, address, what, target, before: jsonOf(before), after: jsonOf(after) });
    },
    /** The last first; `below`: older than that line. */
    newest: ({ limit, below = Number.MAX_SAFE_INTEGER }: { limit: number; below?: number }) => (newest.all({ below, limit }) as Row[]).map(lineOf),
  };
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function lineOf(row: Row): AuditLine {
  return {
    auditId: row.audit_id,
    at: row.at,
    who: row.who,
    accountId: row.account_id,
    address: row.address,
    what: row.what,
    target: row.target,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  };
}
