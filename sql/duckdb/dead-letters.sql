-- Which messages were refused, and why?
--
-- grain    one row per message
-- params   $limit, $offset
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-records.ts
select message_id, body, attributes, reasons, attempts, publish_ts, first_failed_at, last_failed_at
from streaming_dead_letters
order by last_failed_at desc, message_id
limit $limit offset $offset;
