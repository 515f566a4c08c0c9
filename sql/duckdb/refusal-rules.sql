-- Which rules did the refused events break that wait to be repaired?
--
-- grain    one row per rule, the most frequent first; an event that breaks several is counted under each
-- params   none
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-pace.ts
with broken as (
  select message_id, unnest(from_json(reasons, '[{"rule": "VARCHAR"}]')).rule as rule
  from streaming_dead_letters
  where state = 'open'
)
select rule, count(distinct message_id) as events
from broken
group by rule
order by events desc, rule;
