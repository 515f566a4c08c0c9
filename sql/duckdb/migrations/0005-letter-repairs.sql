-- What repairing refused events needs: what became of each, by which act, and why it was refused in one word.
--
-- grain    streaming_dead_letters: one row per message, for good, also once it was replayed or discarded. letter_acts: one row per replay, discard
--          and taking back, whatever number of letters it was about
-- params   none
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/migrate.ts

-- state: open, replayed, discarded. field, rule: of the first reason, by which letters are grouped. repaired: the body that was replayed, where it is another
-- than the one that came. history: [{act, outcome}], the first first.
alter table streaming_dead_letters add column state text default 'open';
alter table streaming_dead_letters add column field text;
alter table streaming_dead_letters add column rule text;
alter table streaming_dead_letters add column body_bytes bigint;
alter table streaming_dead_letters add column repaired blob;
alter table streaming_dead_letters add column history text;
update streaming_dead_letters
set
  field = reasons ->> '$[0].field',
  rule = reasons ->> '$[0].rule',
  body_bytes = octet_length(body);

-- act_id: given by whoever asks for it, so that it is known when it is asked for again. outcome: JSON.
create table letter_acts (
  act_id text not null,
  kind text not null,
  made_by text not null,
  made_at timestamptz not null,
  repair_rule text,
  note text,
  outcome text not null
);
