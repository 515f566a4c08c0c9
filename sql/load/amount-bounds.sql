-- What do quantities and amounts add up to, signs apart, and what is the dearest product's cost?
--
-- grain    one row
-- params   none
-- reads    kept_order_items, kept_products
-- used by  lib/load/check-amounts.ts
select
  coalesce(sum(abs(qty)), 0) as units,
  cast(coalesce(sum(abs(qty) * unit_price), 0) as double) as gross,
  cast((select coalesce(max(cost), 0) from kept_products) as double) as highest_cost
from kept_order_items;
