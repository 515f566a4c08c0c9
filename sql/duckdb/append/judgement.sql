-- How many events of the batch are what?
--
-- grain    one row per (run, verdict, differs)
-- params   none
-- reads    judged_event
-- used by  lib/warehouse/duckdb/append-events.ts
select
  coalesce(run_id, '') as run_id,
  verdict,
  differs,
  count(*) as events
from judged_event
group by all
order by all;
