-- How do the counts of other runs change by what takes the place of events that are gone?
--
-- grain    one row per run
-- params   none
-- reads    spare
-- used by  lib/warehouse/duckdb/purge-runs.ts
select
  coalesce(run_id, '') as run_id,
  count(*) filter (where counts) as events,
  count(*) filter (where not counts and differs) - count(*) filter (where differed) as differing
from spare
group by all
order by all;
