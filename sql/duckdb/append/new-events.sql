-- Which events of the batch come to those that count?
--
-- grain    one row per new event, in the batch's order
-- params   $last_position: the highest position so far, $ingest_ts
-- reads    judged_event (and writes fact_sales_streaming)
-- used by  lib/warehouse/duckdb/append-events.ts
insert into fact_sales_streaming by name
select
  event_id,
  order_id,
  customer_id,
  product_id,
  qty,
  unit_price,
  gross_amount,
  currency,
  event_ts,
  publish_ts,
  cast($ingest_ts as timestamptz) as ingest_ts,
  simulated,
  run_id,
  event_ts_text,
  $last_position + ordinal as position,
  event_hash,
  message_id,
  stated_gross_amount
from judged_event
where verdict = 'new'
order by ordinal;
