-- What do the new lines look like in integers?
--
-- grain    one row per new event
-- params   the variables time_zone; refresh.orders, refresh.customers, refresh.products: keys from there on are new
-- reads    new_event, serving.order, serving.customer, serving.product, serving.segment
-- used by  lib/serving/refresh.ts
create or replace temp table new_line as
with new_order as (
  select order_id, order_key
  from serving."order"
  where order_key >= getvariable('refresh').orders
),
new_customer as (
  select customer_id, customer_key
  from serving.customer
  where customer_key >= getvariable('refresh').customers
),
new_product as (
  select product_id, product_key
  from serving.product
  where product_key >= getvariable('refresh').products
),
keyed as (
  select
    new_event.* exclude (order_key, customer_key, product_key),
    coalesce(new_event.order_key, new_order.order_key) as order_key,
    coalesce(new_event.customer_key, new_customer.customer_key) as customer_key,
    coalesce(new_event.product_key, new_product.product_key) as product_key
  from new_event
  left join new_order on new_order.order_id = new_event.order_id
  left join new_customer on new_customer.customer_id = new_event.customer_id
  left join new_product on new_product.product_id = new_event.product_id
),
placed as (
  select
    keyed.*,
    coalesce(loaded.country, buyer.country, 'unknown') as country,
    coalesce(loaded.channel, 'unknown') as channel
  from keyed
  left join serving.customer as buyer on buyer.customer_key = keyed.customer_key
  left join serving.segment as loaded on loaded.segment_key = keyed.loaded_segment
)
select
  placed.order_key as order_key,
  placed.customer_key as customer_key,
  cast(datediff('day', date '1970-01-01', cast(timezone(getvariable('time_zone'), placed.ts) as date)) as integer) as day,
  cast(segment.segment_key as integer) as segment_key,
  sold.product_key as product_key,
  sold.category_key as category_key,
  sold.subcategory_key as subcategory_key,
  placed.ts as ts,
  placed.qty as qty,
  placed.unit_price as unit_price,
  placed.qty * placed.unit_price as gross,
  placed.qty * placed.unit_price - placed.qty * sold.cost as margin,
  placed.position as position,
  placed.publish_ts as publish_ts,
  placed.ingest_ts as ingest_ts
from placed
join serving.product as sold on sold.product_key = placed.product_key
join serving.segment as segment on segment.country = placed.country and segment.channel = placed.channel and segment.source_key = 1;
