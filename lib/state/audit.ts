/** What was done: lines are added, never changed. */
import type { StateFile } from "./state-file.ts";

/** Who does something, and from which address. */
export type Actor = { who: string; accountId: string | null; address: string | null };

/** A command of this machine, which needs no account. */
export const machine: Actor = { who: "this machine", accountId: null, address: null };

export type Act = {
  /** What was done, as `role_changed`. */
  what: string;
  /** What it was done to, by its name. */
  target?: string | null;
  before?: unknown;
  after?: unknown;
};
/** `at`: ms since 1970. */
export type StoredAuditLine = Actor & { auditId: number; at: number; what: string; target: string | null; before: unknown; after: unknown };

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

/** `below`: older than that line; `since`, `until`: ms since 1970, until exclusive; `search`: in the target and in what changed. */
type Wanted = { limit: number } & { [name in "who" | "what" | "search"]?: string | undefined } & { [name in "below" | "since" | "until"]?: number | undefined };

const latest = Number.MAX_SAFE_INTEGER;

export function openAudit({ database }: StateFile, now: () => number) {
  const insert = database.prepare(`insert into audit (at, who, account_id, address, what, target, before, after)
    values ($at, $who, $accountId, $address, $what, $target, $before, $after)`);
  const newest = database.prepare(`select audit_id, at, who, account_id, address, what, target, before, after from audit
    where audit_id < $below and ($who is null or who = $who) and ($what is null or what = $what) and at >= $since and at < $until
      and ($search is null or instr(lower(coalesce(target, '') || ' ' || coalesce(before, '') || ' ' || coalesce(after, '')), lower($search)) > 0)
    order by audit_id desc limit $limit`);
  const everyone = database.prepare("select distinct who from audit order by who");
  const everything = database.prepare("select distinct what from audit order by what");
  return {
    add({ who, accountId, address }: Actor, { what, target = null, before, after }: Act): void {
      insert.run({ at: now(), who, accountId, address, what, target, before: jsonOf(before), after: jsonOf(after) });
    },
    /** The last first. */
    newest: ({ limit, below = latest, who, what, search, since = 0, until = latest }: Wanted): StoredAuditLine[] =>
      (newest.all({ limit, below, who: who ?? null, what: what ?? null, search: search ?? null, since, until }) as Row[]).map(lineOf),
    /** Whom and what the log names. */
    names: () => ({ who: everyone.all().map(({ who }) => String(who)), acts: everything.all().map(({ what }) => String(what)) }),
  };
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function lineOf(row: Row): StoredAuditLine {
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
