-- What does each category and subcategory amount to, and how many orders sold something in it?
--
-- grain    one row per tile (category, subcategory) and key, once with the sums of a group with a line, once with its orders; split orders left out
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all;
--          $wholeFrom, $wholeTo (days) and $firstMonth, $endMonth: the whole months in the range, end exclusive
-- reads    serving.month_cube, serving.day_cube, serving.order_cube, serving.month_orders, serving.day_orders, serving.segment, serving.category
-- used by  lib/sales/by-category.ts
with chosen_segment as (
  select segment_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_category as (
  select category_key
  from serving.category
  where len($categories) = 0 or list_contains($categories, category)
),
cell as (
  select category_key, subcategory_key, revenue, sales, units, lines, margin, covered_revenue, covered_lines
  from serving.month_cube
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where month >= $firstMonth and month < $endMonth
  union all
  select category_key, subcategory_key, revenue, sales, units, lines, margin, covered_revenue, covered_lines
  from serving.day_cube
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where (day >= $from and day < $wholeFrom) or (day >= $wholeTo and day < $to)
),
subcategory_sums as (
  select
    category_key,
    subcategory_key,
    cast(sum(revenue) as bigint) as revenue,
    cast(sum(sales) as bigint) as sales,
    cast(sum(units) as bigint) as units,
    cast(sum(lines) as bigint) as lines,
    cast(sum(margin) as bigint) as margin,
    cast(sum(covered_revenue) as bigint) as covered_revenue,
    cast(sum(covered_lines) as bigint) as covered_lines
  from cell
  group by category_key, subcategory_key
),
subcategory_orders as (
  select subcategory_key, orders
  from serving.month_orders
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where month >= $firstMonth and month < $endMonth
  union all
  select subcategory_key, orders
  from serving.day_orders
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where (day >= $from and day < $wholeFrom) or (day >= $wholeTo and day < $to)
),
category_orders as (
  select category_key, sum(orders) as orders
  from serving.order_cube
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where day >= $from and day < $to
  group by category_key
)
select
  case grouping(category_key, subcategory_key) when 1 then 'category' else 'subcategory' end as tile,
  coalesce(category_key, subcategory_key) as key,
  cast(sum(revenue) as hugeint) as revenue,
  cast(sum(sales) as hugeint) as sales,
  sum(units) as units,
  sum(lines) as lines,
  cast(sum(margin) as hugeint) as margin,
  cast(sum(covered_revenue) as hugeint) as covered_revenue,
  sum(covered_lines) as covered_lines,
  null as orders
from subcategory_sums
group by grouping sets ((category_key), (subcategory_key))
union all
select 'category', category_key, null, null, null, null, null, null, null, orders
from category_orders
union all
select 'subcategory', subcategory_key, null, null, null, null, null, null, null, sum(orders)
from subcategory_orders
group by subcategory_key
order by tile, key;
