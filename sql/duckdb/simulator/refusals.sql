-- Why were events of a simulated run refused?
--
-- grain    one row per field and rule; a body that was sent several times counts once
-- params   $run_id
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/simulator.ts
with reason as (
  select
    streaming_dead_letters.body as body,
    unnest(from_json(streaming_dead_letters.reasons, '[{"field": "VARCHAR", "rule": "VARCHAR"}]')) as reason
  from streaming_dead_letters
  where streaming_dead_letters.run_id = $run_id
)
select
  reason.field as field,
  reason.rule as rule,
  count(distinct body) as events
from reason
group by reason.field, reason.rule
order by field, rule;
