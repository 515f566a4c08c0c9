-- Which events came to the table since?
--
-- grain    one row per event, in no order: 32 and 8 bits of its hash, and where it stands
-- params   $after: a position, exclusive
-- reads    fact_sales_streaming
-- used by  lib/warehouse/duckdb/event-index.ts
select
  cast(event_hash & 4294967295 as uinteger) as key,
  cast((event_hash >> 32) & 255 as utinyint) as tag,
  cast(position as uinteger) as position
from fact_sales_streaming
where position > $after;
