-- What do the lines of each store day amount to, counted line by line?
--
-- grain    one row per day with a line
-- params   none
-- reads    v_sales
-- used by  lib/warehouse/duckdb/plain-moment.ts
select
  cast(store_day as text) as day,
  count(*) as lines,
  sum(gross_amount) as revenue,
  sum(gross_amount) filter (where gross_amount > 0) as sales,
  sum(qty) as units
from v_sales
group by store_day
order by store_day;
