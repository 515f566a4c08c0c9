-- Which events were committed last?
--
-- grain    one row per event
-- params   $limit
-- reads    fact_sales_streaming
-- used by  lib/warehouse/duckdb/stream-records.ts
select event_id, order_id, customer_id, product_id, qty, unit_price, gross_amount, event_ts, publish_ts, ingest_ts, simulated, run_id
from fact_sales_streaming
order by position desc
limit $limit;
