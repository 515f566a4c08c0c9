-- Which dead letters were delivered again? Their last reasons count, their first time stays; what was replayed or discarded stays as it is.
--
-- grain    one row per message, changed
-- params   none
-- reads    incoming_letter, streaming_dead_letters (and writes it)
-- used by  lib/warehouse/duckdb/append-dead-letters.ts
update streaming_dead_letters
set
  reasons = incoming_letter.reasons,
  field = incoming_letter.reasons ->> '$[0].field',
  rule = incoming_letter.reasons ->> '$[0].rule',
  attempts = streaming_dead_letters.attempts + 1,
  last_failed_at = incoming_letter.failed_at
from incoming_letter
where incoming_letter.message_id = streaming_dead_letters.message_id
  and streaming_dead_letters.state = 'open';
