-- Long work: what was started, how far it is, what came of it. Times are milliseconds since 1970. subject, progress, outcome, fault: JSON. exclusion: those of one name never run beside each other.
create table job (
  job_id integer primary key autoincrement,
  kind text not null,
  exclusion text,
  subject text not null,
  who text not null,
  account_id text,
  address text,
  started_at integer not null,
  ended_at integer,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled', 'broken_off')),
  progress text,
  outcome text,
  fault text
) strict;

create index job_kind on job (kind, job_id);
