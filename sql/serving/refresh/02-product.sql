-- Which products does the store not know yet?
--
-- grain    adds one row per such product_id; keys go on from the highest
-- params   the variable refresh.products: how many there are
-- reads    new_event, serving.category, serving.subcategory (and writes serving.product)
-- used by  lib/serving/refresh.ts
insert into serving.product (product_key, product_id, name, category_key, subcategory_key, cost)
with new_product as (
  select distinct product_id from new_event where product_key is null
)
select
  cast(getvariable('refresh').products + row_number() over (order by product_id) - 1 as integer) as product_key,
  product_id,
  null as name,
  category.category_key as category_key,
  subcategory.subcategory_key as subcategory_key,
  null as cost
from new_product
cross join (select category_key from serving.category where category = 'unknown') as category
join serving.subcategory as subcategory on subcategory.category_key = category.category_key and subcategory.subcategory = 'unknown';
