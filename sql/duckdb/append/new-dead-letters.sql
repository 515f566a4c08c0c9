-- Which messages are refused for the first time?
--
-- grain    one row per message, written; returns its id
-- params   none
-- reads    incoming_letter, streaming_dead_letters (and writes it)
-- used by  lib/warehouse/duckdb/append-dead-letters.ts
insert into streaming_dead_letters by name
select
  message_id,
  body,
  reasons,
  attempts,
  publish_ts,
  failed_at as first_failed_at,
  failed_at as last_failed_at,
  attributes,
  simulated,
  run_id
from incoming_letter
where message_id not in (select streaming_dead_letters.message_id from streaming_dead_letters)
returning message_id;
