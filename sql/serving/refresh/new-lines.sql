-- Which lines are new, with the keys of all groups they stand in?
--
-- grain    one row per new line; hour counts from 1970-01-01 in the store's zone, amounts are ten-thousandths, customer_key is null unless the customer is known
-- params   the variables time_zone, known_customers
-- reads    new_line, serving.segment, serving.product
-- used by  lib/sales/new-lines.ts
select
  new_line.order_key as order_key,
  case when new_line.customer_key < getvariable('known_customers') then new_line.customer_key end as customer_key,
  new_line.day as day,
  new_line.day * 24 + hour(timezone(getvariable('time_zone'), new_line.ts)) as hour,
  segment.country_key as country_key,
  segment.channel_key as channel_key,
  segment.source_key as source_key,
  new_line.category_key as category_key,
  new_line.subcategory_key as subcategory_key,
  new_line.product_key as product_key,
  product.product_id as product_id,
  new_line.qty as qty,
  new_line.gross as gross,
  new_line.margin as margin
from new_line
join serving.segment as segment on segment.segment_key = new_line.segment_key
join serving.product as product on product.product_key = new_line.product_key
order by new_line.position;
