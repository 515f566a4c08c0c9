-- Which events that are dead letters now came by a letter that was replayed once? It is open again.
--
-- grain    one row per letter, changed
-- params   none
-- reads    incoming_letter, streaming_dead_letters (and writes it)
-- used by  lib/warehouse/duckdb/set-aside.ts
update streaming_dead_letters
set state = 'open', repaired = null
where state = 'replayed'
  and message_id in (select incoming_letter.message_id from incoming_letter);
