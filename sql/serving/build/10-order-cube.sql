-- How many orders and customers were there on a day, where counting them is adding them?
--
-- grain    one row per (day, segment, category), and one with category_key null over all categories: orders that have one row alone,
--          known customers that have one row alone on that day. The others are counted distinct when asked for
-- params   none
-- reads    serving.order_category, serving.order_row
-- used by  lib/serving/build.ts, sql/serving/orders.sql
create table building.serving.order_cube as
with split_order as (
  select distinct order_key from building.serving.order_row where split
),
per_category as (
  select
    day,
    segment_key,
    category_key,
    count(*) as orders
  from building.serving.order_category
  anti join split_order using (order_key)
  where sold
  group by day, segment_key, category_key
),
over_all as (
  select
    day,
    segment_key,
    count(*) filter (where not split) as orders,
    count(customer_key) filter (where not repeated) as day_customers
  from building.serving.order_row
  group by day, segment_key
)
select day, segment_key, category_key, orders, cast(null as bigint) as day_customers from per_category
union all
select day, segment_key, cast(null as integer) as category_key, orders, day_customers from over_all;
