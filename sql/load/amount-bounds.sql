-- What do quantities and amounts of loaded and live lines add up to, signs apart, and what is the dearest product's cost?
--
-- grain    one row
-- params   none
-- reads    kept_order_items, streamed, kept_products
-- used by  lib/load/check-amounts.ts
select
  coalesce(sum(abs(qty)), 0) as units,
  cast(coalesce(sum(abs(qty) * unit_price), 0) as double) as gross,
  cast((select coalesce(max(cost), 0) from kept_products) as double) as highest_cost
from (
  select qty, unit_price from kept_order_items
  union all
  select qty, unit_price from streamed
);
