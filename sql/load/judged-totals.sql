-- How many live lines stop counting with this load, how many count again, and how many do not count after it?
--
-- grain    one row per answer: all, stop, resume
-- params   none
-- reads    judged_event
-- used by  lib/load/compare-load.ts
with named as (
  select 'all' as name, order_id, gross_amount from judged_event where becomes
  union all
  select 'stop' as name, order_id, gross_amount from judged_event where becomes and not was
  union all
  select 'resume' as name, order_id, gross_amount from judged_event where was and not becomes
)
select
  name,
  count(*) as lines,
  count(distinct order_id) as orders,
  cast(cast(sum(gross_amount) as decimal(38, 4)) as text) as revenue
from named
group by name
order by name;
