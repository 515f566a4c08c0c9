-- Which live lines are new, and does the load leave them standing?
--
-- grain    one row per event_id, the first committed, after what the store holds
-- params   the variables refresh.after, refresh.to (positions: after exclusive, to inclusive), refresh_as_of
-- reads    source_fact_sales_streaming, serving.order, serving.loaded_order
-- used by  lib/serving/refresh.ts
create or replace temp table new_event as
with delivered as (
  select *
  from source_fact_sales_streaming
  where position > getvariable('refresh').after and position <= getvariable('refresh').to
  qualify row_number() over (partition by event_id order by position) = 1
),
named as (
  select distinct order_id from delivered
),
found as (
  select
    "order".order_id as order_id,
    "order".order_key as order_key
  from serving."order" as "order"
  semi join named using (order_id)
)
select
  delivered.position as position,
  delivered.order_id as order_id,
  found.order_key as order_key,
  loaded_order.segment_key as loaded_segment,
  delivered.customer_id as customer_id,
  delivered.product_id as product_id,
  delivered.qty as qty,
  ten_thousandths(delivered.unit_price) as unit_price,
  delivered.event_ts as ts,
  delivered.publish_ts as publish_ts,
  delivered.ingest_ts as ingest_ts
from delivered
left join found on found.order_id = delivered.order_id
left join serving.loaded_order as loaded_order on loaded_order.order_key = found.order_key
where loaded_order.order_key is null or not coalesce(delivered.event_ts < getvariable('refresh_as_of'), false);
