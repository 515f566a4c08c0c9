/** Which files of the inbox were met already: each set is taken up once. */
import type { InboxReason, InboxSet } from "../inbox/inbox-loads.ts";
import type { StateFile } from "./state-file.ts";

type Row = { files_hash: string; seen_at: number; ended_at: number | null; state: InboxSet["state"]; reason: string | null; load_id: number | null };
export type KnownSet = InboxSet & { filesHash: string };
export type SetEnd = { state: "loaded"; loadId: number | null } | { state: "waiting"; reason: InboxReason };

export function openInboxSets({ database }: StateFile, now: () => number) {
  const columns = "files_hash, seen_at, ended_at, state, reason, load_id";
  const insert = database.prepare("insert into inbox_set (files_hash, seen_at, state) values ($filesHash, $now, 'started') on conflict do nothing");
  const end = database.prepare("update inbox_set set state = $state, reason = $reason, load_id = $loadId, ended_at = $now where files_hash = $filesHash");
  const forget = database.prepare("delete from inbox_set where files_hash = $filesHash");
  const byHash = database.prepare(`select ${columns} from inbox_set where files_hash = $filesHash`);
  const last = database.prepare(`select ${columns} from inbox_set order by seen_at desc, rowid desc limit 1`);
  const find = (row: unknown) => (row === undefined ? null : setOf(row as Row));
  return {
    /** Does nothing where it was begun before. */
    begin: (filesHash: string) => void insert.run({ filesHash, now: now() }),
    end(filesHash: string, ended: SetEnd): void {
      const reason = ended.state === "waiting" ? JSON.stringify(ended.reason) : null;
      end.run({ filesHash, state: ended.state, reason, loadId: ended.state === "loaded" ? ended.loadId : null, now: now() });
    },
    /** It will be met anew. */
    forget: (filesHash: string) => void forget.run({ filesHash }),
    get: (filesHash: string): KnownSet | null => find(byHash.get({ filesHash })),
    last: (): KnownSet | null => find(last.get()),
  };
}

function setOf(row: Row): KnownSet {
  return {
    filesHash: row.files_hash,
    seenAt: new Date(row.seen_at).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
    state: row.state,
    reason: row.reason === null ? null : JSON.parse(row.reason),
    loadId: row.load_id,
  };
}
