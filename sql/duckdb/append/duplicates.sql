-- Which messages brought an event that was there already?
--
-- grain    one row per duplicate, in the batch's order
-- params   $ingest_ts
-- reads    judged_event (and writes streaming_duplicates)
-- used by  lib/warehouse/duckdb/append-events.ts
insert into streaming_duplicates by name
select
  message_id,
  event_id,
  run_id,
  cast($ingest_ts as timestamptz) as ingest_ts,
  publish_ts,
  event_ts_text,
  stated_gross_amount,
  simulated
from judged_event
where verdict = 'duplicate'
order by ordinal;
