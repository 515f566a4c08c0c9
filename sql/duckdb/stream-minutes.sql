-- How many events were committed in each of the last minutes?
--
-- grain    one row per minute with an event; ago counts whole minutes back from $now
-- params   $now, $minutes
-- reads    fact_sales_streaming
-- used by  lib/warehouse/duckdb/stream-pace.ts
select
  cast(floor(date_diff('millisecond', ingest_ts, cast($now as timestamptz)) / 60000) as integer) as ago,
  count(*) as events
from fact_sales_streaming
where ingest_ts > cast($now as timestamptz) - to_minutes($minutes) and ingest_ts <= cast($now as timestamptz)
group by ago
order by ago;
