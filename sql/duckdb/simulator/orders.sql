-- Which orders of the load may a simulated event belong to, and which of them have been sold from live before?
--
-- grain    one row per order of a bounded part, the same for the same load, with one of its sale lines: of a known customer
-- params   $limit, $candidates (orders looked at: some have no sale line)
-- reads    orders, customers, order_items, v_sales
-- used by  lib/warehouse/duckdb/simulator.ts
with live_sale as (
  select distinct
    v_sales.order_id as order_id,
    v_sales.known_customer_id as customer_id
  from v_sales
  where v_sales.source = 'streaming' and v_sales.is_sale
),
candidate as (
  select
    orders.order_id as id,
    orders.customer_id as customer_id,
    coalesce(orders.country, customers.country) as country,
    orders.channel as channel
  from orders
  join customers on customers.customer_id = orders.customer_id
  order by md5_number_lower(orders.order_id), orders.order_id
  limit $candidates
),
sale as (
  select
    order_items.order_id as id,
    min({ 'product_id': order_items.product_id, 'unit_price': order_items.unit_price }) as line
  from order_items
  semi join candidate on candidate.id = order_items.order_id
  where order_items.qty > 0 and order_items.unit_price > 0
  group by order_items.order_id
)
select
  candidate.id as id,
  candidate.customer_id as "customerId",
  candidate.customer_id in (select live_sale.customer_id from live_sale where live_sale.customer_id is not null) as "hasBoughtLive",
  candidate.id in (select live_sale.order_id from live_sale) as "isSoldLive",
  candidate.country as country,
  candidate.channel as channel,
  sale.line.product_id as "productId",
  cast(sale.line.unit_price as text) as "unitPrice"
from candidate
join sale on sale.id = candidate.id
order by md5_number_lower(candidate.id), candidate.id
limit $limit;
