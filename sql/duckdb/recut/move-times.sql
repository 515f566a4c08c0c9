-- When did the live events happen, in the store's new time zone?
--
-- grain    one row per event or duplicate, changed
-- params   none
-- reads    reread_event, reread_duplicate (and writes fact_sales_streaming, streaming_conflicts)
-- used by  lib/warehouse/duckdb/recut-events.ts
update fact_sales_streaming
set event_ts = make_timestamptz(reread_event.event_us)
from reread_event
where reread_event.position = fact_sales_streaming.position;

update streaming_conflicts
set event_ts = make_timestamptz(reread_duplicate.event_us)
from reread_duplicate
where reread_duplicate.message_id = streaming_conflicts.message_id;
