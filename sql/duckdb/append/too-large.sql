-- Which new events of the batch would take the sums of all lines, signs apart, beyond bounds? The largest, so that they stand in no other's way.
--
-- grain    one row per such event
-- params   $units_left; $money_left: of gross amount and cost together
-- reads    judged_event, products
-- used by  lib/warehouse/duckdb/check-amounts.ts
with weighed as (
  select
    judged_event.message_id as message_id,
    judged_event.ordinal as ordinal,
    abs(cast(judged_event.qty as double)) as units,
    abs(cast(judged_event.qty as double)) * (cast(judged_event.unit_price as double) + coalesce(cast(products.cost as double), 0)) as money
  from judged_event
  left join products on products.product_id = judged_event.product_id
  where judged_event.verdict = 'new'
),
running as (
  select
    message_id,
    sum(units) over (order by units, ordinal) as units,
    sum(money) over (order by money, ordinal) as money
  from weighed
)
select message_id
from running
where units > $units_left or money > $money_left
order by message_id;
