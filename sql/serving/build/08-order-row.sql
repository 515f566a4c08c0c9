-- Who bought when: the rows orders and customers are counted from.
--
-- grain    order_row: one row per (order, customer, day, segment) with a sale line, by customer; customer_key is null unless the customer
--          is known. word_0, word_1: bits of all its groups. split: the order has other rows. nearest: days to the customer's nearest
--          other row, null where there is none.
--          split_sale: one row per (order, day, segment, category, subcategory) with a sale line, of split orders alone
-- params   none
-- reads    serving.order_category, serving.customer, serving.segment, serving.place, serving.line
-- used by  lib/serving/build.ts, sql/serving/customers.sql, sql/serving/customers-by-bucket.sql, sql/serving/orders-of-categories.sql,
--          sql/serving/split-orders.sql
create temp table sold_row as
select
  order_key,
  customer_key,
  day,
  segment_key,
  bit_or(word_0) as word_0,
  bit_or(word_1) as word_1
from building.serving.order_category
where sold
group by order_key, customer_key, day, segment_key;

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

create table building.serving.order_row as
with segment_place as (
  select
    segment_key,
    country.word_0 | channel.word_0 | source.word_0 as word_0,
    country.word_1 | channel.word_1 | source.word_1 as word_1
  from building.serving.segment
  join building.serving.place as country on country.tile = 'country' and country.key = country_key
  join building.serving.place as channel on channel.tile = 'channel' and channel.key = channel_key
  join building.serving.place as source on source.tile = 'source' and source.key = source_key
),
weekday as (
  select key, word_0, word_1 from building.serving.place where tile = 'weekday'
),
known as (
  select count(*) as customers from building.serving.customer where known
),
placed as (
  select
    sold_row.order_key as order_key,
    case when sold_row.customer_key < known.customers then sold_row.customer_key end as customer_key,
    sold_row.day as day,
    sold_row.segment_key as segment_key,
    sold_row.word_0 | segment_place.word_0 | weekday.word_0 as word_0,
    sold_row.word_1 | segment_place.word_1 | weekday.word_1 as word_1,
    split_order.order_key is not null as split
  from sold_row
  cross join known
  join segment_place on segment_place.segment_key = sold_row.segment_key
  join weekday on weekday.key = (sold_row.day % 7 + 10) % 7 + 1
  left join split_order on split_order.order_key = sold_row.order_key
)
select
  *,
  cast(
    case
      when customer_key is not null then least(day - lag(day) over by_day, lead(day) over by_day - day)
    end as integer
  ) as nearest
from placed
window by_day as (partition by customer_key order by day)
order by customer_key, day;

create table building.serving.split_sale as
select distinct order_key, day, segment_key, category_key, subcategory_key
from building.serving.line
semi join split_order using (order_key)
where gross > 0;
