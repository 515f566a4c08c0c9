-- Which duplicates say another time than the event that counts, now that both are read in the store's new time zone?
--
-- grain    one row per duplicate that said the same before
-- params   none
-- reads    streaming_duplicates, reread_duplicate, fact_sales_streaming, streaming_conflicts (and writes it)
-- used by  lib/warehouse/duckdb/recut-events.ts
insert into streaming_conflicts by name
select
  streaming_duplicates.message_id,
  counted.event_id,
  counted.order_id,
  counted.customer_id,
  counted.product_id,
  counted.qty,
  counted.unit_price,
  make_timestamptz(reread_duplicate.event_us) as event_ts,
  coalesce(streaming_duplicates.publish_ts, streaming_duplicates.ingest_ts) as publish_ts,
  streaming_duplicates.ingest_ts,
  coalesce(streaming_duplicates.simulated, false) as simulated,
  streaming_duplicates.run_id
from streaming_duplicates
join reread_duplicate on reread_duplicate.message_id = streaming_duplicates.message_id
join (
  from fact_sales_streaming
  qualify row_number() over (partition by event_id order by position) = 1
) as counted on counted.event_id = streaming_duplicates.event_id
where make_timestamptz(reread_duplicate.event_us) <> counted.event_ts
  and streaming_duplicates.message_id not in (select streaming_conflicts.message_id from streaming_conflicts)
returning coalesce(run_id, '') as run_id;
