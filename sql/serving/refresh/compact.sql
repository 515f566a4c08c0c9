-- What do the sums amount to once those that live lines added are put together? As few rows as after a build.
--
-- grain    each table's own: one row per its keys
-- params   none
-- reads    serving.day_cube, serving.product_day, serving.order_cube, serving.day_orders (and writes all sums)
-- used by  lib/serving/refresh.ts
create or replace table serving.day_cube as
select
  day,
  segment_key,
  category_key,
  subcategory_key,
  cast(sum(revenue) as bigint) as revenue,
  cast(sum(sales) as bigint) as sales,
  cast(sum(units) as bigint) as units,
  cast(sum(lines) as bigint) as lines,
  cast(sum(margin) as bigint) as margin,
  cast(sum(covered_revenue) as bigint) as covered_revenue,
  cast(sum(covered_lines) as bigint) as covered_lines
from serving.day_cube
group by day, segment_key, category_key, subcategory_key
order by day;

create or replace table serving.cube as
from sums_by_category('serving.day_cube');

create or replace table serving.month_cube as
from sums_by_month('serving.day_cube');

create or replace table serving.product_day as
select
  day,
  product_key,
  category_key,
  cast(sum(revenue) as bigint) as revenue,
  cast(sum(units) as bigint) as units,
  cast(sum(lines) as bigint) as lines
from serving.product_day
group by day, product_key, category_key
order by day;

create or replace table serving.product_month as
from product_months('serving.product_day');

create or replace table serving.order_cube as
select
  day,
  segment_key,
  category_key,
  cast(sum(orders) as bigint) as orders,
  cast(sum(day_customers) as bigint) as day_customers,
  cast(sum(detail_rows) as bigint) as detail_rows
from serving.order_cube
group by day, segment_key, category_key;

create or replace table serving.day_orders as
select day, segment_key, category_key, subcategory_key, cast(sum(orders) as bigint) as orders
from serving.day_orders
group by day, segment_key, category_key, subcategory_key
having sum(orders) <> 0
order by day;

create or replace table serving.month_orders as
select month_of(day) as month, segment_key, category_key, subcategory_key, cast(sum(orders) as bigint) as orders
from serving.day_orders
group by month_of(day), segment_key, category_key, subcategory_key;
