-- What does a refused message hold, and why was it refused?
--
-- grain    one row, or none
-- params   $message_id
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-records.ts
select message_id, body, body_bytes, attributes, reasons, attempts, publish_ts, first_failed_at, last_failed_at, state, repaired, history
from streaming_dead_letters
where message_id = $message_id;
