-- What do the lines add up to, by day and by month?
--
-- grain    day_cube: (day, segment). category_cube: (day, segment, category). subcategory_cube: (day, segment, subcategory).
--          product_month: (month, product); a month counts from 0001-01 = 12.
--          orders: orders with a sale line, without the split ones, which are counted distinct when asked for
-- params   none
-- reads    serving.line, serving.order_row, serving.place
-- used by  lib/serving/build.ts, sql/serving/sums.sql, sql/serving/top-products.sql
create temp table placed_order as
select
  day,
  segment_key,
  tile,
  key,
  count(*) as orders
from building.serving.order_row as order_row
join building.serving.place as place
  on place.tile in ('category', 'subcategory') and (order_row.word_0 & place.word_0) | (order_row.word_1 & place.word_1) <> 0
where not split
group by day, segment_key, tile, key;

create table building.serving.subcategory_cube as
with summed as (
  select
    day,
    segment_key,
    category_key,
    subcategory_key,
    cast(sum(gross) as bigint) as revenue,
    cast(sum(greatest(gross, 0)) as bigint) as sales,
    cast(sum(qty) as bigint) as units,
    count(*) as lines,
    cast(coalesce(sum(margin), 0) as bigint) as margin,
    cast(sum(case when margin is null then 0 else gross end) as bigint) as covered_revenue,
    count(margin) as covered_lines
  from building.serving.line
  group by day, segment_key, category_key, subcategory_key
)
select summed.*, coalesce(orders, 0) as orders
from summed
left join placed_order
  on placed_order.tile = 'subcategory' and placed_order.key = subcategory_key
  and placed_order.day = summed.day and placed_order.segment_key = summed.segment_key
order by summed.day;

create table building.serving.category_cube as
with summed as (
  select
    day,
    segment_key,
    category_key,
    cast(sum(revenue) as bigint) as revenue,
    cast(sum(sales) as bigint) as sales,
    cast(sum(units) as bigint) as units,
    cast(sum(lines) as bigint) as lines,
    cast(sum(margin) as bigint) as margin,
    cast(sum(covered_revenue) as bigint) as covered_revenue,
    cast(sum(covered_lines) as bigint) as covered_lines
  from building.serving.subcategory_cube
  group by day, segment_key, category_key
)
select summed.*, coalesce(orders, 0) as orders
from summed
left join placed_order
  on placed_order.tile = 'category' and placed_order.key = category_key
  and placed_order.day = summed.day and placed_order.segment_key = summed.segment_key
order by summed.day;

create table building.serving.day_cube as
with summed as (
  select
    day,
    segment_key,
    cast(sum(revenue) as bigint) as revenue,
    cast(sum(sales) as bigint) as sales,
    cast(sum(units) as bigint) as units,
    cast(sum(lines) as bigint) as lines,
    cast(sum(margin) as bigint) as margin,
    cast(sum(covered_revenue) as bigint) as covered_revenue,
    cast(sum(covered_lines) as bigint) as covered_lines
  from building.serving.category_cube
  group by day, segment_key
),
day_order as (
  select day, segment_key, count(*) as orders
  from building.serving.order_row
  where not split
  group by day, segment_key
)
select summed.*, coalesce(orders, 0) as orders
from summed
left join day_order on day_order.day = summed.day and day_order.segment_key = summed.segment_key
order by summed.day;

create table building.serving.product_month as
select
  cast(year(date '1970-01-01' + day) * 12 + month(date '1970-01-01' + day) - 1 as integer) as month,
  product_key,
  category_key,
  cast(sum(gross) as bigint) as revenue,
  cast(sum(qty) as bigint) as units,
  count(*) as lines
from building.serving.line
group by month, product_key, category_key;
