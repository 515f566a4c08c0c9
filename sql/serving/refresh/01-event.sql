-- Which live lines are new, and does the load leave them standing?
--
-- grain    one row per event_id, the first committed, after what the store holds; a key is null where the store does not know the id
-- params   the variables refresh.after, refresh.to (positions: after exclusive, to inclusive), refresh_as_of
-- reads    source_fact_sales_streaming, serving.order, serving.loaded_order, serving.customer, serving.product
-- used by  lib/serving/refresh.ts
create or replace temp table new_event as
with delivered as (
  select *
  from source_fact_sales_streaming
  where position > getvariable('refresh').after and position <= getvariable('refresh').to
  qualify row_number() over (partition by event_id order by position) = 1
),
named_order as (
  select distinct order_id from delivered
),
named_customer as (
  select distinct customer_id from delivered
),
named_product as (
  select distinct product_id from delivered
),
found_order as (
  select order_id, order_key
  from serving."order"
  semi join named_order using (order_id)
),
buyer as (
  select customer_id, customer_key
  from serving.customer
  semi join named_customer using (customer_id)
),
sold as (
  select product_id, product_key
  from serving.product
  semi join named_product using (product_id)
)
select
  delivered.position as position,
  delivered.order_id as order_id,
  found_order.order_key as order_key,
  loaded_order.segment_key as loaded_segment,
  delivered.customer_id as customer_id,
  buyer.customer_key as customer_key,
  delivered.product_id as product_id,
  sold.product_key as product_key,
  delivered.qty as qty,
  ten_thousandths(delivered.unit_price) as unit_price,
  delivered.event_ts as ts,
  delivered.publish_ts as publish_ts,
  delivered.ingest_ts as ingest_ts
from delivered
left join found_order on found_order.order_id = delivered.order_id
left join serving.loaded_order as loaded_order on loaded_order.order_key = found_order.order_key
left join buyer on buyer.customer_id = delivered.customer_id
left join sold on sold.product_id = delivered.product_id
where loaded_order.order_key is null or not coalesce(delivered.event_ts < getvariable('refresh_as_of'), false);
