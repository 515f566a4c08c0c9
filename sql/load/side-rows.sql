-- What does each order bring, before the load or after it?
--
-- grain    one row per (source, order, time, customer) of v_fact_sales_all; month: the store's, by its first day
-- params   the variable time_zone; {side} in the text stands for a schema: former, load
-- reads    {side}.orders, {side}.order_items, {side}.customers, {side}.load_state, live_event
-- used by  lib/load/compare-load.ts
create or replace temp table {side}_row as
with batch_line as (
  select order_id, cast(qty * unit_price as decimal(18, 4)) as gross_amount
  from {side}.order_items
),
batch_order as (
  select order_id, sum(gross_amount) as revenue, sum(gross_amount) filter (where gross_amount > 0) as sales, count(*) as lines
  from batch_line
  group by order_id
),
loaded as (
  select order_id
  from {side}.orders
  semi join live_event using (order_id)
),
live_line as (
  select live_event.*
  from live_event
  left join loaded on loaded.order_id = live_event.order_id
  where not coalesce(loaded.order_id is not null and live_event.event_ts < (select max(as_of) from {side}.load_state), false)
),
part as (
  select 'batch' as source, orders.order_id, orders.order_date as ts, orders.customer_id, batch_order.revenue, batch_order.sales, batch_order.lines
  from batch_order
  join {side}.orders as orders on orders.order_id = batch_order.order_id
  union all
  select
    'streaming' as source,
    order_id,
    event_ts as ts,
    customer_id,
    sum(gross_amount) as revenue,
    sum(gross_amount) filter (where gross_amount > 0) as sales,
    count(*) as lines
  from live_line
  group by order_id, event_ts, customer_id
)
select
  part.source as source,
  part.order_id as order_id,
  cast(date_trunc('month', timezone(getvariable('time_zone'), part.ts)) as date) as month,
  customers.customer_id as customer_id,
  part.revenue as revenue,
  coalesce(part.sales, 0) as sales,
  part.lines as lines
from part
left join {side}.customers as customers on customers.customer_id = part.customer_id;
