-- What came in as events, and what was absorbed or refused?
--
-- grain    one row
-- params   none
-- reads    streaming_counts, streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-records.ts
select
  coalesce(sum(events), 0) as events,
  coalesce(sum(duplicates), 0) as duplicates,
  coalesce(sum(differing), 0) as differing,
  coalesce(sum(redelivered), 0) as redelivered,
  (select count(*) from streaming_dead_letters where state = 'open') as refused
from streaming_counts;
