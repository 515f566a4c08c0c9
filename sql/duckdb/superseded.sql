-- Which live lines has the load in place already?
--
-- grain    one row per event
-- params   $limit, $offset
-- reads    superseded_event
-- used by  lib/warehouse/duckdb/stream-records.ts
select event_id, order_id, customer_id, product_id, qty, unit_price, gross_amount, event_ts, publish_ts, ingest_ts, simulated, run_id
from superseded_event
order by event_ts desc, position desc
limit $limit offset $offset;
