-- What does replaying the repaired events add to the numbers?
--
-- grain    one row. orders: those that had no sale line before
-- params   none
-- reads    repaired_line, order_items, fact_sales_streaming, load_in_place
-- used by  lib/warehouse/duckdb/letters/judge-repairs.ts
with sold as materialized (
  select order_id, bool_or(is_loaded) as is_loaded
  from repaired_line
  where outcome = 'counted' and gross_amount > 0
  group by order_id
),
sold_before as (
  select order_items.order_id as order_id
  from order_items
  semi join sold on sold.order_id = order_items.order_id
  where order_items.qty * order_items.unit_price > 0
  union
  select fact_sales_streaming.order_id as order_id
  from fact_sales_streaming
  join sold on sold.order_id = fact_sales_streaming.order_id
  left join load_in_place on true
  where fact_sales_streaming.gross_amount > 0
    and not (sold.is_loaded and coalesce(fact_sales_streaming.event_ts < load_in_place.as_of, false))
)
select
  count(*) as accepted,
  count(*) filter (where outcome = 'counted') as lines,
  (select count(*) from sold) - (select count(*) from sold_before) as orders,
  cast(coalesce(sum(gross_amount) filter (where outcome = 'counted'), 0) as decimal(38, 4)) as revenue,
  count(*) filter (where outcome = 'superseded') as superseded,
  cast(coalesce(sum(gross_amount) filter (where outcome = 'superseded'), 0) as decimal(38, 4)) as superseded_revenue,
  count(*) filter (where outcome in ('duplicate', 'differing')) as duplicates,
  count(*) filter (where outcome = 'differing') as differing,
  count(*) filter (where outcome = 'counted' and is_unknown_customer) as unknown_customer,
  count(*) filter (where outcome = 'counted' and is_unknown_product) as unknown_product
from repaired_line;
