-- What are these products called?
--
-- grain    one row per product key asked for
-- params   $products: product keys
-- reads    serving.product, serving.category, serving.subcategory
-- used by  lib/sales/names.ts
select
  product.product_key as key,
  product.product_id as product_id,
  coalesce(product.name, nullif(subcategory.subcategory, 'unknown'), product.product_id) as label,
  category.category as category
from serving.product as product
join serving.category as category using (category_key)
join serving.subcategory as subcategory using (subcategory_key)
where list_contains($products, product.product_key)
order by key;
