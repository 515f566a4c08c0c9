-- Sets of files that lay in the inbox and were loaded, or left to an admin, once. files_hash: of the four files' contents. Times are milliseconds since 1970. reason: JSON.
create table inbox_set (
  files_hash text primary key,
  seen_at integer not null,
  ended_at integer,
  state text not null check (state in ('started', 'loaded', 'waiting')),
  reason text,
  load_id integer
) strict;
