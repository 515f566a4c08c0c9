-- How many orders sold something on a day or in a month, where counting them is adding them?
--
-- grain    order_cube: (day, segment, category), and with category_key -1 over all categories, there with the known customers that have one
--          order row alone on the day. day_orders: (day, segment, subcategory), by day; month_orders: (month, segment, subcategory).
--          Split orders are left out of all. sold_bit: the bit of sold_in that stands for a category or a subcategory.
--          detail_rows: rows of order_category that are not parted; parted_row: those that are.
--          repeated_row: the order rows of known customers that have several on a day, by day
-- params   the variables subcategory_bits, category_bits, categories: what the bits of sold_in stand for
-- reads    serving.line, serving.order_category, serving.order_row, serving.category, serving.subcategory
-- used by  lib/serving/build.ts, sql/serving/orders.sql, sql/serving/by-category.sql, sql/serving/customers.sql, sql/serving/customers-by-day.sql,
--          sql/serving/detail-total.sql
create table building.serving.order_cube as
with split_order as (
  select distinct order_key from building.serving.order_row where split
),
per_category as (
  select
    day,
    segment_key,
    category_key,
    count(*) filter (where sold and split_order.order_key is null) as orders,
    cast(null as bigint) as day_customers,
    count(*) filter (where not parted) as detail_rows
  from building.serving.order_category as order_category
  left join split_order on split_order.order_key = order_category.order_key
  group by day, segment_key, category_key
),
over_all as (
  select
    day,
    segment_key,
    count(*) filter (where not split) as orders,
    count(customer_key) filter (where not repeated) as day_customers,
    cast(null as bigint) as detail_rows
  from building.serving.order_row
  group by day, segment_key
)
select day, segment_key, category_key, orders, day_customers, detail_rows from per_category
union all
select day, segment_key, -1 as category_key, orders, day_customers, detail_rows from over_all;

create table building.serving.sold_bit as
select 'category' as tile, category_key as key, category_key, category_key as bit
from building.serving.category
where getvariable('category_bits')
union all
select 'subcategory' as tile, subcategory_key as key, category_key, cast(getvariable('categories') as integer) + subcategory_key as bit
from building.serving.subcategory
where getvariable('subcategory_bits');

create table building.serving.day_orders as
with by_bit as (
  select day, segment_key, key as subcategory_key, count(*) as orders
  from building.serving.order_row
  cross join building.serving.sold_bit
  where not split and sold_bit.tile = 'subcategory' and (order_row.sold_in >> sold_bit.bit) & 1 = 1
  group by day, segment_key, key
),
split_order as (
  select distinct order_key from building.serving.order_row where split
),
sold_in_subcategory as (
  select distinct order_key, day, segment_key, subcategory_key
  from building.serving.line
  anti join split_order using (order_key)
  where not getvariable('subcategory_bits') and gross > 0
),
by_line as (
  select day, segment_key, subcategory_key, count(*) as orders
  from sold_in_subcategory
  group by day, segment_key, subcategory_key
),
counted as (
  select * from by_bit
  union all
  select * from by_line
)
select day, segment_key, category_key, subcategory.subcategory_key as subcategory_key, orders
from counted
join building.serving.subcategory as subcategory on subcategory.subcategory_key = counted.subcategory_key
order by day;

create table building.serving.month_orders as
select month_of(day) as month, segment_key, category_key, subcategory_key, cast(sum(orders) as bigint) as orders
from building.serving.day_orders
group by month_of(day), segment_key, category_key, subcategory_key;

create table building.serving.repeated_row as
select day, segment_key, customer_key
from building.serving.order_row
where repeated and customer_key is not null
order by day;

create table building.serving.parted_row as
select order_key, customer_key, day, segment_key, category_key
from building.serving.order_category
where parted;
