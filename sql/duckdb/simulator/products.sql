-- Which products may be bought in a simulation, and for how much?
--
-- grain    one row per product of a bounded part, the same for the same store; one without a price costs what it was sold for
-- params   $limit
-- reads    products, order_items
-- used by  lib/warehouse/duckdb/simulator.ts
with listed as (
  select products.product_id as id, nullif(products.price, 0) as price
  from products
  order by md5_number_lower(products.product_id), products.product_id
  limit $limit
),
sold as (
  select order_items.product_id as id, max(order_items.unit_price) as price
  from order_items
  semi join (select id from listed where price is null) as unpriced on unpriced.id = order_items.product_id
  group by order_items.product_id
)
select
  listed.id as id,
  cast(coalesce(listed.price, sold.price) as text) as price
from listed
left join sold on sold.id = listed.id
where coalesce(listed.price, sold.price) > 0
order by md5_number_lower(listed.id), listed.id;
