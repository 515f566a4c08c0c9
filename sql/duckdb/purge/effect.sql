-- What would the numbers be without these runs?
--
-- grain    one row: lines, revenue and orders of the lines that count, as they are and as they would be
-- params   none
-- reads    batch_line, fact_sales_streaming, purged_event, spare, orders, load_in_place
-- used by  lib/warehouse/duckdb/purge-runs.ts
-- As v_fact_sales_all, without looking for copies of events: each stands once.
with counting as (
  select order_id, gross_amount from batch_line
  union all
  select fact_sales_streaming.order_id as order_id, fact_sales_streaming.gross_amount as gross_amount
  from fact_sales_streaming
  left join load_in_place on true
  where not coalesce(
    fact_sales_streaming.event_ts < load_in_place.as_of
    and fact_sales_streaming.order_id in (select orders.order_id from orders where orders.order_id is not null),
    false
  )
),
live as (
  select order_id, event_ts, gross_amount, -1 as sign from purged_event
  union all
  select order_id, event_ts, cast(qty * unit_price as decimal(18, 4)) as gross_amount, 1 as sign from spare where counts
),
-- Lines that go, and, with the sign above, those that come in their place.
changed as (
  select live.order_id as order_id, live.gross_amount as gross_amount, live.sign as sign
  from live
  left join load_in_place on true
  where not coalesce(
    live.order_id in (select orders.order_id from orders where orders.order_id is not null) and live.event_ts < load_in_place.as_of,
    false
  )
),
changed_sales as (
  select order_id, sum(sign) as sales
  from changed
  where gross_amount > 0
  group by order_id
),
sales_before as (
  select counting.order_id as order_id, count(*) as sales
  from counting
  semi join changed_sales on changed_sales.order_id = counting.order_id
  where counting.gross_amount > 0
  group by counting.order_id
),
before as (
  select
    count(*) as lines,
    coalesce(sum(gross_amount), 0) as revenue,
    (select count(*) from (select distinct order_id from counting where gross_amount > 0)) as orders
  from counting
),
change as (
  select coalesce(sum(sign), 0) as lines, coalesce(sum(gross_amount * sign), 0) as revenue
  from changed
),
order_change as (
  select coalesce(sum(
    case when coalesce(sales_before.sales, 0) + changed_sales.sales > 0 then 1 else 0 end
    - case when coalesce(sales_before.sales, 0) > 0 then 1 else 0 end
  ), 0) as orders
  from changed_sales
  left join sales_before on sales_before.order_id = changed_sales.order_id
)
select
  before.lines as lines_before,
  before.orders as orders_before,
  cast(before.revenue as decimal(38, 4)) as revenue_before,
  before.lines + change.lines as lines_after,
  before.orders + order_change.orders as orders_after,
  cast(before.revenue + change.revenue as decimal(38, 4)) as revenue_after
from before
cross join change
cross join order_change;
