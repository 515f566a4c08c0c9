-- By how much do the counts of orders change?
--
-- grain    order_cube, day_orders, month_orders: more rows under keys that have one, which are added up when they are read
-- params   the variable subcategory_bits
-- reads    category_before, category_now, row_before, row_now, neighbour, touched, new_line, serving.line, serving.sold_bit, serving.subcategory
-- used by  lib/serving/refresh.ts
insert into serving.order_cube (day, segment_key, category_key, orders, day_customers, detail_rows)
with split_before as (
  select distinct order_key from row_before where split
),
split_now as (
  select distinct order_key from row_now where split
),
change as (
  select
    day,
    segment_key,
    category_key,
    -cast(sold and split_before.order_key is null as integer) as orders,
    0 as day_customers,
    -cast(not parted as integer) as detail_rows
  from category_before
  left join split_before using (order_key)
  union all
  select
    day,
    segment_key,
    category_key,
    cast(sold and split_now.order_key is null as integer) as orders,
    0 as day_customers,
    cast(not parted as integer) as detail_rows
  from category_now
  left join split_now using (order_key)
  union all
  select day, segment_key, -1, -cast(not split as integer), -cast(customer_key is not null and not repeated as integer), 0
  from row_before
  union all
  select day, segment_key, -1, cast(not split as integer), cast(customer_key is not null and not repeated as integer), 0
  from row_now
  union all
  select day, segment_key, -1, 0, -1, 0
  from neighbour
)
select
  day,
  segment_key,
  category_key,
  sum(orders) as orders,
  case when category_key = -1 then sum(day_customers) end as day_customers,
  case when category_key <> -1 then sum(detail_rows) end as detail_rows
from change
group by day, segment_key, category_key
having sum(orders) <> 0 or sum(day_customers) <> 0 or sum(detail_rows) <> 0;

create or replace temp table orders_change as
with by_bit as (
  select day, segment_key, sold_bit.key as subcategory_key, -1 as orders
  from row_before
  cross join serving.sold_bit as sold_bit
  where not split and sold_bit.tile = 'subcategory' and (sold_in >> sold_bit.bit) & 1 = 1
  union all
  select day, segment_key, sold_bit.key as subcategory_key, 1 as orders
  from row_now
  cross join serving.sold_bit as sold_bit
  where not split and sold_bit.tile = 'subcategory' and (sold_in >> sold_bit.bit) & 1 = 1
),
-- Every line of these orders, the new ones among them; those that were there are told by subtracting the new ones' count.
every_line as (
  select order_key, day, segment_key, subcategory_key, count(*) as lines
  from serving.line
  where not getvariable('subcategory_bits') and gross > 0 and order_key in (select order_key from touched)
  group by order_key, day, segment_key, subcategory_key
),
added as (
  select order_key, day, segment_key, subcategory_key, count(*) as lines
  from new_line
  where not getvariable('subcategory_bits') and gross > 0
  group by order_key, day, segment_key, subcategory_key
),
by_line as (
  select day, segment_key, subcategory_key, 1 as orders
  from every_line
  anti join (select order_key from row_now where split) as split_now using (order_key)
  union all
  select every_line.day, every_line.segment_key, every_line.subcategory_key, -1 as orders
  from every_line
  left join added
    on added.order_key = every_line.order_key
    and added.day = every_line.day
    and added.segment_key = every_line.segment_key
    and added.subcategory_key = every_line.subcategory_key
  anti join (select order_key from row_before where split) as split_before on split_before.order_key = every_line.order_key
  where every_line.lines > coalesce(added.lines, 0)
),
change as (
  select * from by_bit
  union all
  select * from by_line
)
select day, segment_key, subcategory.category_key as category_key, change.subcategory_key as subcategory_key, sum(orders) as orders
from change
join serving.subcategory as subcategory on subcategory.subcategory_key = change.subcategory_key
group by day, segment_key, subcategory.category_key, change.subcategory_key
having sum(orders) <> 0;

insert into serving.day_orders (day, segment_key, category_key, subcategory_key, orders)
select day, segment_key, category_key, subcategory_key, orders
from orders_change;

insert into serving.month_orders (month, segment_key, category_key, subcategory_key, orders)
select month_of(day) as month, segment_key, category_key, subcategory_key, cast(sum(orders) as bigint) as orders
from orders_change
group by month_of(day), segment_key, category_key, subcategory_key;
