-- What came in as events, and what was absorbed or refused?
--
-- grain    one row per run; '' for the shop's own events
-- params   none
-- reads    streaming_counts, streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-records.ts
with refusal as (
  select coalesce(run_id, '') as run_id, count(*) as refused
  from streaming_dead_letters
  group by all
)
select
  coalesce(streaming_counts.run_id, refusal.run_id) as run_id,
  coalesce(streaming_counts.events, 0) as events,
  coalesce(streaming_counts.duplicates, 0) as duplicates,
  coalesce(streaming_counts.differing, 0) as differing,
  coalesce(streaming_counts.redelivered, 0) as redelivered,
  coalesce(refusal.refused, 0) as refused
from streaming_counts
full join refusal on refusal.run_id = streaming_counts.run_id
order by run_id;
