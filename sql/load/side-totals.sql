-- What do all lines amount to, before the load or after it?
--
-- grain    one row per source with lines, and one of all (source null)
-- params   {side} in the text stands for former, load
-- reads    {side}_row
-- used by  lib/load/compare-load.ts
select
  source,
  cast(cast(coalesce(sum(revenue), 0) as decimal(38, 4)) as text) as revenue,
  cast(cast(coalesce(sum(sales), 0) as decimal(38, 4)) as text) as sales,
  coalesce(sum(lines), 0) as lines,
  count(distinct order_id) filter (where sales > 0) as orders,
  count(distinct customer_id) filter (where sales > 0) as customers
from {side}_row
group by grouping sets ((source), ())
order by source;
