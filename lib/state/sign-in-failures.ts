/** Counts failed sign-ins of a name or an address, and pauses it after too many. Survives a restart. */
import { hashKey } from "./secret-key.ts";
import type { StateFile } from "./state-file.ts";

const pauseMs = 15 * 60_000;

type Row = { failures: number; first_at: number; paused_until: number | null };

export function openSignInFailures({ database, transaction }: StateFile, now: () => number) {
  const get = database.prepare("select failures, first_at, paused_until from sign_in_failure where subject = $subject");
  const set = database.prepare("insert or replace into sign_in_failure values ($subject, $failures, $firstAt, $pausedUntil)");
  const forget = database.prepare("delete from sign_in_failure where subject = $subject");
  const forgetOld = database.prepare("delete from sign_in_failure where first_at < $before and coalesce(paused_until, 0) < $now");

  function read(subject: string): Row | null {
    const row = get.get({ subject: hashKey(subject) }) as Row | undefined;
    const isOver = !row || (row.paused_until === null ? row.first_at < now() - pauseMs : row.paused_until <= now());
    return isOver ? null : row;
  }
  return {
    /** null: may try. */
    pausedUntil: (subject: string) => read(subject)?.paused_until ?? null,
    /** How many tries are left before a pause; 0: it begins now. */
    note(subject: string, mostTries: number): number {
      return transaction(() => {
        forgetOld.run({ before: now() - pauseMs, now: now() });
        const known = read(subject);
        const failures = (known?.failures ?? 0) + 1;
        const left = Math.max(0, mostTries - failures);
        set.run({ subject: hashKey(subject), failures, firstAt: known?.first_at ?? now(), pausedUntil: left === 0 ? now() + pauseMs : null });
        return left;
      });
    },
    forget: (subject: string) => forget.run({ subject: hashKey(subject) }),
  };
}
