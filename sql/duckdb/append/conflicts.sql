-- Which duplicates say something else than the event that counts?
--
-- grain    one row per differing duplicate, in the batch's order
-- params   $ingest_ts
-- reads    judged_event (and writes streaming_conflicts)
-- used by  lib/warehouse/duckdb/append-events.ts
insert into streaming_conflicts by name
select
  message_id,
  event_id,
  order_id,
  customer_id,
  product_id,
  qty,
  unit_price,
  event_ts,
  publish_ts,
  cast($ingest_ts as timestamptz) as ingest_ts,
  simulated,
  run_id
from judged_event
where verdict = 'duplicate' and differs
order by ordinal;
