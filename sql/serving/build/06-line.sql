-- What was sold, line by line, in integers?
--
-- grain    loaded_order: one row per order of the load, with the segment of its lines. line: one row per line, by product, so that a few products are read from few places; day counts from 1970-01-01 in the store's zone, amounts are ten-thousandths, margin is null without a cost
-- params   the variable time_zone
-- reads    source_order_items, loaded_order, event_line, serving.order, serving.product, serving.segment
-- used by  lib/serving/build.ts
create temp table header as
select
  loaded_order.order_id as order_id,
  "order".order_key as order_key,
  loaded_order.customer_key as customer_key,
  cast(segment.segment_key as integer) as segment_key,
  loaded_order.ts as ts,
  datediff('day', date '1970-01-01', cast(timezone(getvariable('time_zone'), loaded_order.ts) as date)) as day
from loaded_order
join building.serving."order" as "order" on "order".order_id = loaded_order.order_id
join building.serving.segment as segment
  on segment.country = loaded_order.country and segment.channel = loaded_order.channel and segment.source_key = 0;

drop table loaded_order;

create table building.serving.loaded_order as
select order_key, segment_key
from header
order by order_key;

create table building.serving.line as
with item as (
  select
    header.order_key,
    header.customer_key,
    header.segment_key,
    header.ts,
    header.day,
    order_items.product_id,
    order_items.qty,
    ten_thousandths(order_items.unit_price) as unit_price
  from source_order_items as order_items
  join header on header.order_id = order_items.order_id
),
live as (
  select
    "order".order_key,
    event_line.customer_key,
    segment.segment_key,
    event_line.ts,
    datediff('day', date '1970-01-01', cast(timezone(getvariable('time_zone'), event_line.ts) as date)) as day,
    event_line.product_id,
    event_line.qty,
    event_line.unit_price,
    event_line.gross
  from event_line
  join building.serving."order" as "order" on "order".order_id = event_line.order_id
  join building.serving.segment as segment
    on segment.country = event_line.country and segment.channel = event_line.channel and segment.source_key = 1
),
every_line as (
  select *, qty * unit_price as gross from item
  union all
  select * from live
)
select
  order_key,
  customer_key,
  cast(day as integer) as day,
  cast(segment_key as integer) as segment_key,
  product.product_key as product_key,
  product.category_key as category_key,
  product.subcategory_key as subcategory_key,
  ts,
  qty,
  unit_price,
  gross,
  gross - qty * product.cost as margin
from every_line
join building.serving.product as product on product.product_id = every_line.product_id
order by product_key;

drop table header;
