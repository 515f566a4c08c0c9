-- Which products are there, whatever the country, channel and source, and what does each bring?
--
-- grain    one row per product with a line, the 100 with most revenue; total counts them all
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $categories: empty for all; $search (case and accents do not
--          matter); $wholeFrom, $wholeTo (days) and $firstMonth, $endMonth: the whole months in the range, end exclusive
-- reads    serving.product_month, serving.product_day, serving.product, serving.category, serving.subcategory
-- used by  lib/sales/filter-value-rows.ts
with chosen_category as (
  select category_key
  from serving.category
  where len($categories) = 0 or list_contains($categories, category)
),
part as (
  select product_key, revenue
  from serving.product_month
  join chosen_category using (category_key)
  where month >= $firstMonth and month < $endMonth
  union all
  select product_key, revenue
  from serving.product_day
  join chosen_category using (category_key)
  where (day >= $from and day < $wholeFrom) or (day >= $wholeTo and day < $to)
),
per_product as (
  select product_key, cast(sum(revenue) as hugeint) as revenue
  from part
  group by product_key
),
value as (
  select
    product.product_id as key,
    coalesce(product.name, nullif(subcategory.subcategory, 'unknown'), product.product_id) as label,
    per_product.revenue as revenue
  from per_product
  join serving.product as product using (product_key)
  join serving.subcategory as subcategory using (subcategory_key)
)
select
  key,
  label,
  revenue,
  count(*) over () as total
from value
where contains(strip_accents(lower(key)), strip_accents(lower($search)))
  or contains(strip_accents(lower(label)), strip_accents(lower($search)))
order by revenue desc, key
limit 100;
