-- Which products are in the file, and what is wrong with each?
--
-- grain    one row per record
-- params   none
-- reads    source_products (all text), price_fault()
-- used by  lib/load/stage-tables.ts
with cast_product as (
  select
    *,
    try_cast(trim(price) as decimal(18, 4)) as read_price,
    try_cast(trim(cost) as decimal(18, 4)) as read_cost
  from source_products
)
select
  record,
  product_id,
  category,
  subcategory,
  read_price as price,
  read_cost as cost,
  name,
  case when product_id is null then 'empty' end as product_id_fault,
  case when trim(price) <> '' then price_fault(price, read_price) end as price_fault,
  case when trim(cost) <> '' then price_fault(cost, read_cost) end as cost_fault
from cast_product;
