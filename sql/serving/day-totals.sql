-- What do the lines of each store day amount to?
--
-- grain    one row per day with a line
-- params   none
-- reads    serving.cube
-- used by  lib/sales/day-totals.ts
select
  day,
  cast(sum(lines) as bigint) as lines,
  cast(sum(revenue) as hugeint) as revenue,
  cast(sum(sales) as hugeint) as sales,
  cast(sum(units) as hugeint) as units
from serving.cube
where category_key = -1
group by day
having sum(lines) > 0
order by day;
