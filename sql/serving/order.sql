-- What was in one order?
--
-- grain    one row per line of the order
-- params   $orderId
-- reads    serving.order, serving.line, serving.segment, serving.customer, serving.product, serving.category, serving.subcategory
-- used by  lib/sales/order-lines.ts
with chosen_order as (
  select order_key, order_id
  from serving."order"
  where order_id = $orderId
)
select
  chosen_order.order_id as order_id,
  segment.channel as channel,
  segment.country as country,
  segment.source as source,
  customer.customer_id as customer_id,
  customer.name as customer_name,
  customer.known as known,
  product.product_id as product_id,
  product.name as product_name,
  category.category as category,
  subcategory.subcategory as subcategory,
  line.qty as qty,
  line.unit_price as unit_price,
  line.gross as gross,
  line.day as day,
  epoch_ms(line.ts) as ts_ms
from serving.line as line
join chosen_order using (order_key)
join serving.segment as segment using (segment_key)
left join serving.customer as customer on customer.customer_key = line.customer_key
join serving.product as product on product.product_key = line.product_key
join serving.category as category on category.category_key = line.category_key
join serving.subcategory as subcategory on subcategory.subcategory_key = line.subcategory_key
order by line.ts, product.product_id, line.unit_price, line.qty, source;
