-- Which messages are refused for the first time?
--
-- grain    one row per message, written
-- params   none
-- reads    incoming_letter, known_letter (and writes streaming_dead_letters)
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
  run_id,
  'open' as state,
  reasons ->> '$[0].field' as field,
  reasons ->> '$[0].rule' as rule,
  octet_length(body) as body_bytes
from incoming_letter
anti join known_letter using (message_id);
