-- What do the new lines look like in integers?
--
-- grain    one row per new event
-- params   the variables time_zone, refresh.orders
-- reads    new_event, serving.order, serving.customer, serving.product, serving.segment
-- used by  lib/serving/refresh.ts
create or replace temp table new_line as
with named_customer as (
  select distinct customer_id from new_event
),
named_product as (
  select distinct product_id from new_event
),
new_order as (
  select order_id, order_key
  from serving."order"
  where order_key >= getvariable('refresh').orders
),
buyer as (
  select customer.customer_id as customer_id, customer.customer_key as customer_key, customer.country as country
  from serving.customer as customer
  semi join named_customer using (customer_id)
),
sold as (
  select product.*
  from serving.product as product
  semi join named_product using (product_id)
),
placed as (
  select
    new_event.*,
    coalesce(new_event.order_key, new_order.order_key) as found_key,
    buyer.customer_key as customer_key,
    coalesce(loaded.country, buyer.country, 'unknown') as country,
    coalesce(loaded.channel, 'unknown') as channel
  from new_event
  left join new_order on new_order.order_id = new_event.order_id
  left join buyer on buyer.customer_id = new_event.customer_id
  left join serving.segment as loaded on loaded.segment_key = new_event.loaded_segment
)
select
  placed.found_key as order_key,
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
join sold on sold.product_id = placed.product_id
join serving.segment as segment on segment.country = placed.country and segment.channel = placed.channel and segment.source_key = 1;
