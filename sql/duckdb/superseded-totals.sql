-- How many live lines has the load in place already, and what is their revenue?
--
-- grain    one row
-- params   none
-- reads    superseded_event
-- used by  lib/warehouse/duckdb/stream-records.ts
select
  count(*) as lines,
  cast(coalesce(sum(gross_amount), 0) as decimal(38, 4)) as revenue
from superseded_event;
