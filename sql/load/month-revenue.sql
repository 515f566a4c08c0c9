-- What is the revenue of each month, before the load and after it?
--
-- grain    one row per store month with lines on either side
-- params   none
-- reads    former_row, load_row
-- used by  lib/load/compare-load.ts
with part as (
  select month, revenue as before, 0 as after
  from former_row
  union all
  select month, 0 as before, revenue as after
  from load_row
)
select
  cast(month as text) as month,
  cast(cast(sum(before) as decimal(38, 4)) as text) as before,
  cast(cast(sum(after) as decimal(38, 4)) as text) as after
from part
group by month
order by month;
