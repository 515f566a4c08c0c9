-- Which letters were replayed, as what, and what became of them?
--
-- grain    one row per letter, changed
-- params   $act_id
-- reads    repaired_line, repaired_body, streaming_dead_letters (and writes it)
-- used by  lib/warehouse/duckdb/letters/replay-letters.ts
update streaming_dead_letters
set
  state = 'replayed',
  repaired = done.body,
  history = concat(coalesce(left(streaming_dead_letters.history, -1) || ',', '['), json_object('act', $act_id, 'outcome', done.outcome), ']')
from (
  select
    repaired_line.message_id as message_id,
    repaired_line.outcome as outcome,
    repaired_body.body as body
  from repaired_line
  left join repaired_body on repaired_body.message_id = repaired_line.message_id
) as done
where done.message_id = streaming_dead_letters.message_id;
