-- Which messages take the place of events that are gone?
--
-- grain    one row per event, written after the last position; one row per other message that says something else than it
-- params   none: the variable last_position
-- reads    spare (and writes fact_sales_streaming, streaming_conflicts)
-- used by  lib/warehouse/duckdb/purge-runs.ts
insert into fact_sales_streaming by name
select
  event_id,
  order_id,
  customer_id,
  product_id,
  qty,
  unit_price,
  cast(qty * unit_price as decimal(18, 4)) as gross_amount,
  currency,
  event_ts,
  publish_ts,
  ingest_ts,
  simulated,
  run_id,
  event_ts_text,
  getvariable('last_position') + row_number() over (order by ingest_ts, place) as position,
  event_hash,
  message_id,
  stated_gross_amount
from spare
where counts
order by ingest_ts, place;

insert into streaming_conflicts by name
select message_id, event_id, order_id, customer_id, product_id, qty, unit_price, event_ts, publish_ts, ingest_ts, simulated, run_id
from spare
where not counts and differs
order by ingest_ts, place;
