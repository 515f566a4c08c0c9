-- How large are all lines, loaded and live, signs apart?
--
-- grain    one row
-- params   none
-- reads    order_items, fact_sales_streaming, products
-- used by  lib/warehouse/duckdb/check-amounts.ts
-- By product first: a join of every line would take twice as long.
with sold as (
  select product_id, qty, unit_price from order_items
  union all
  select product_id, qty, unit_price from fact_sales_streaming
),
by_product as (
  select
    product_id,
    sum(abs(cast(qty as double))) as units,
    sum(abs(cast(qty as double)) * cast(unit_price as double)) as gross
  from sold
  group by product_id
)
select
  coalesce(sum(by_product.units), 0) as units,
  coalesce(sum(by_product.gross + by_product.units * coalesce(cast(products.cost as double), 0)), 0) as money
from by_product
left join products on products.product_id = by_product.product_id;
