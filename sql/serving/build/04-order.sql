-- Which orders are there, of which customer, channel and country?
--
-- grain    order: one row per order_id of the load or of an event; its key is its rank by id. live_place: of one that comes later, null here.
--          order_fence: the first id of every 64 keys, and which 64 of these belong together, to find the place of an order that comes later
-- params   none
-- reads    source_orders, event, serving.customer
-- used by  lib/serving/build.ts
create table building.serving."order" as
with everything as (
  select order_id from source_orders
  union all
  select distinct order_id from event anti join source_orders using (order_id)
)
select cast(row_number() over (order by order_id) - 1 as integer) as order_key, order_id, cast(null as bigint) as live_place
from everything;

create table building.serving.order_fence as
select order_key // 64 as twig, order_key // 4096 as root, order_id as first_id
from building.serving."order"
where order_key % 64 = 0;

create temp table loaded_order as
select
  orders.order_id as order_id,
  customer.customer_key as customer_key,
  coalesce(orders.country, customer.country, 'unknown') as country,
  coalesce(orders.channel, 'unknown') as channel,
  orders.order_date as ts
from source_orders as orders
left join building.serving.customer as customer on customer.customer_id = orders.customer_id;

-- An event of a loaded order takes that order's channel and country.
create temp table event_line as
select
  event.order_id as order_id,
  customer.customer_key as customer_key,
  coalesce(loaded_order.country, customer.country, 'unknown') as country,
  coalesce(loaded_order.channel, 'unknown') as channel,
  event.product_id as product_id,
  event.qty as qty,
  ten_thousandths(event.unit_price) as unit_price,
  ten_thousandths(event.gross_amount) as gross,
  event.event_ts as ts,
  event.position as position,
  event.publish_ts as publish_ts,
  event.ingest_ts as ingest_ts
from event
left join building.serving.customer as customer on customer.customer_id = event.customer_id
left join loaded_order on loaded_order.order_id = event.order_id;
