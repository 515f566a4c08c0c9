-- What of the new lines does the store not know, and do some belong to orders that it knows?
--
-- grain    one row of counts
-- params   none
-- reads    new_event
-- used by  lib/serving/refresh.ts
select
  count(*) filter (where order_key is null) as orders,
  count(*) filter (where customer_key is null and customer_id is not null) as customers,
  count(*) filter (where product_key is null) as products,
  count(order_key) as known_orders
from new_event;
