-- How many simulated lines count, and what is their revenue?
--
-- grain    one row
-- params   none
-- reads    fact_sales_streaming, superseded_event
-- used by  lib/warehouse/duckdb/stream-records.ts
with sent as (
  select count(*) as lines, coalesce(sum(gross_amount), 0) as revenue
  from fact_sales_streaming
  where simulated
),
superseded as (
  select count(*) as lines, coalesce(sum(gross_amount), 0) as revenue
  from superseded_event
  where simulated
)
select
  sent.lines - superseded.lines as lines,
  cast(sent.revenue - superseded.revenue as decimal(38, 4)) as revenue
from sent
cross join superseded;
