/** Long work, kept beyond the process that does it. */
import type { Exclusion, Job, JobFault, JobKind, JobProgress, JobState, JobSubject } from "../jobs/job.ts";
import type { Actor } from "./audit.ts";
import type { StateFile } from "./state-file.ts";

export type NewJob = { kind: JobKind; exclusion: Exclusion | null; subject: JobSubject; by: Actor };
/** One that was under way when its process ended. */
export type InterruptedJob = NewJob & { id: number; progress: JobProgress | null };
export type JobEnd = { state: Exclude<JobState, "running">; outcome?: unknown; fault?: JobFault };

type Row = {
  job_id: number;
  kind: JobKind;
  exclusion: Exclusion | null;
  subject: string;
  who: string;
  account_id: string | null;
  address: string | null;
  started_at: number;
  ended_at: number | null;
  state: JobState;
  progress: string | null;
  outcome: string | null;
  fault: string | null;
};

const columns = "job_id, kind, exclusion, subject, who, account_id, address, started_at, ended_at, state, progress, outcome, fault";

export function openJobRecords({ database }: StateFile, now: () => number) {
  const insert = database.prepare(`insert into job (kind, exclusion, subject, who, account_id, address, started_at, state)
    values ($kind, $exclusion, $subject, $who, $accountId, $address, $at, 'running')`);
  const byId = database.prepare(`select ${columns} from job where job_id = $id`);
  const newest = database.prepare(`select ${columns} from job where $kind is null or kind = $kind order by job_id desc limit $limit`);
  const running = database.prepare(`select ${columns} from job where state = 'running' order by job_id`);
  const note = database.prepare("update job set progress = $progress where job_id = $id");
  const end = database.prepare("update job set state = $state, ended_at = $at, outcome = $outcome, fault = $fault where job_id = $id");

  const get = (id: number): Job | null => {
    const row = byId.get({ id }) as Row | undefined;
    return row ? jobOf(row) : null;
  };
  return {
    get,
    add({ kind, exclusion, subject, by }: NewJob): Job {
      const { lastInsertRowid } = insert.run({ kind, exclusion, subject: JSON.stringify(subject), ...by, at: now() });
      return jobOf(byId.get({ id: lastInsertRowid }) as Row);
    },
    note: (id: number, progress: JobProgress) => note.run({ id, progress: JSON.stringify(progress) }),
    end: (id: number, { state, outcome = null, fault }: JobEnd) =>
      end.run({ id, state, at: now(), outcome: JSON.stringify(outcome), fault: fault ? JSON.stringify(fault) : null }),
    /** The last first. */
    newest: ({ kind = null, limit }: { kind?: JobKind | null | undefined; limit: number }) => (newest.all({ kind, limit }) as Row[]).map(jobOf),
    running: (): InterruptedJob[] => (running.all() as Row[]).map(interruptedOf),
  };
}

function jobOf(row: Row): Job {
  return {
    id: row.job_id,
    kind: row.kind,
    subject: JSON.parse(row.subject),
    by: row.who,
    startedAt: new Date(row.started_at).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
    state: row.state,
    canCancel: false,
    progress: parse(row.progress),
    outcome: parse(row.outcome),
    fault: parse(row.fault),
  };
}

function interruptedOf(row: Row): InterruptedJob {
  const by = { who: row.who, accountId: row.account_id, address: row.address };
  return { id: row.job_id, kind: row.kind, exclusion: row.exclusion, subject: JSON.parse(row.subject), by, progress: parse(row.progress) };
}

function parse<T>(json: string | null): T | null {
  return json === null ? null : JSON.parse(json);
}
