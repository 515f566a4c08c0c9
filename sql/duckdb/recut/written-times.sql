-- How were the times of stored events written?
--
-- grain    one row per event that has its text
-- params   $after, $to (positions): after exclusive, to inclusive
-- reads    fact_sales_streaming
-- used by  lib/warehouse/duckdb/reread-events.ts
select
  position,
  event_ts_text,
  epoch_us(event_ts) as event_us,
  epoch_ms(publish_ts) as publish_ms
from fact_sales_streaming
where position > $after and position <= $to and event_ts_text is not null;
