-- Which new events of the batch would take the sums of all lines, signs apart, beyond bounds? The largest, so that they stand in no other's way.
--
-- grain    one row per such event
-- params   $most_units; $most_money: of gross amount and cost together
-- reads    judged_event, fact_sales_streaming, order_items, products
-- used by  lib/warehouse/duckdb/check-amounts.ts
with line as (
  select null as message_id, null as ordinal, product_id, qty, unit_price from order_items
  union all
  select null as message_id, null as ordinal, product_id, qty, unit_price from fact_sales_streaming
  union all
  select message_id, ordinal, product_id, qty, unit_price from judged_event where verdict = 'new'
),
weighed as (
  select
    line.message_id as message_id,
    line.ordinal as ordinal,
    abs(cast(line.qty as double)) as units,
    abs(cast(line.qty as double)) * (cast(line.unit_price as double) + coalesce(cast(products.cost as double), 0)) as money
  from line
  left join products on products.product_id = line.product_id
),
stored as (
  select coalesce(sum(units), 0) as units, coalesce(sum(money), 0) as money
  from weighed
  where message_id is null
),
running as (
  select
    message_id,
    sum(units) over (order by money, units, ordinal) as units,
    sum(money) over (order by money, units, ordinal) as money
  from weighed
  where message_id is not null
)
select running.message_id as message_id
from running
cross join stored
where running.units + stored.units > $most_units or running.money + stored.money > $most_money
order by message_id;
