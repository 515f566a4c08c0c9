-- How were the times of absorbed duplicates written?
--
-- grain    one row per message
-- params   $after, $to (places in the table): after exclusive, to inclusive
-- reads    streaming_duplicates
-- used by  lib/warehouse/duckdb/reread-events.ts
select message_id, event_ts_text
from streaming_duplicates
where rowid > $after and rowid <= $to and event_ts_text is not null;
