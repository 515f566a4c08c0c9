-- How many messages were refused why, and what became of them?
--
-- grain    one row per state, field and rule of the first reason
-- params   none
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/letters/choose-letters.ts
select
  state,
  field,
  rule,
  count(*) as letters,
  max(first_failed_at) as newest
from streaming_dead_letters
group by state, field, rule
order by letters desc, field, rule, state;
