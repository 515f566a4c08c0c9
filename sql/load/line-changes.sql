-- Which lines would come and go? Equal lines are counted, since each one counts.
--
-- grain    one row
-- params   none
-- reads    former.order_items, load.order_items
-- used by  lib/load/compare-load.ts
with line as (
  select order_id, hash(product_id, qty, unit_price) as content, 1 as surplus
  from load.order_items
  union all
  select order_id, hash(product_id, qty, unit_price) as content, -1 as surplus
  from former.order_items
),
counted as (
  select sum(surplus) as surplus
  from line
  group by order_id, content
)
select
  coalesce(sum(surplus) filter (where surplus > 0), 0) as added,
  -coalesce(sum(surplus) filter (where surplus < 0), 0) as gone
from counted;
