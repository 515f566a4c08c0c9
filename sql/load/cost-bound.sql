-- What do the costs of all lines add up to, signs apart?
--
-- grain    one row
-- params   none
-- reads    kept_order_items, kept_products
-- used by  lib/load/check-amounts.ts
select coalesce(sum(cast(abs(qty) as double) * cast(cost as double)), 0) as cost
from kept_order_items
join kept_products using (product_id);
