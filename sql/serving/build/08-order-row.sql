-- Who bought when? The rows orders and customers are counted from.
--
-- grain    one row per (order, customer, day, segment) with a sale line, by customer; customer_key is null unless the customer is known.
--          split: the order has other rows. repeated: the customer has other rows on that day
-- params   none
-- reads    serving.order_category, serving.customer, serving.segment
-- used by  lib/serving/build.ts, sql/serving/customers.sql, sql/serving/orders.sql
create temp table sold_row as
select
  order_key,
  order_category.customer_key as customer_key,
  day,
  segment_key,
  bit_or(sold_in) as sold_in
from building.serving.order_category as order_category
where sold
group by order_key, order_category.customer_key, day, segment_key;

create temp table split_order as
select sold_row.order_key as order_key
from sold_row
where order_key in (
  select order_key
  from building.serving.order_category
  join building.serving.segment using (segment_key)
  where source_key = 1
)
group by order_key
having count(*) > 1;

create temp table repeated_day as
select customer_key, day
from sold_row
where customer_key is not null
group by customer_key, day
having count(*) > 1;

create table building.serving.order_row as
with known as (
  select count(*) as customers from building.serving.customer where known
)
select
  sold_row.order_key as order_key,
  case when sold_row.customer_key < known.customers then sold_row.customer_key end as customer_key,
  sold_row.day as day,
  sold_row.segment_key as segment_key,
  sold_row.sold_in as sold_in,
  split_order.order_key is not null as split,
  repeated_day.customer_key is not null as repeated
from sold_row
cross join known
left join split_order on split_order.order_key = sold_row.order_key
left join repeated_day on repeated_day.customer_key = sold_row.customer_key and repeated_day.day = sold_row.day
order by customer_key, day;
