-- What do the costs of all loaded and live lines add up to, signs apart?
--
-- grain    one row
-- params   none
-- reads    kept_order_items, streamed, kept_products
-- used by  lib/load/check-amounts.ts
select coalesce(sum(cast(abs(qty) as double) * cast(cost as double)), 0) as cost
from (
  select product_id, qty from kept_order_items
  union all
  select product_id, qty from streamed
)
join kept_products using (product_id);
