-- Which products bring most revenue in chosen segments?
--
-- grain    one row per product of the first $count by revenue, ties by product_id, in order; one with product_key null for all others
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all;
--          $count
-- reads    serving.line, serving.segment, serving.product, serving.category
-- used by  lib/sales/products.ts
with chosen_segment as (
  select segment_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_product as (
  select product_key
  from serving.product
  join serving.category using (category_key)
  where len($categories) = 0 or list_contains($categories, category)
),
per_product as (
  select product_key, sum(gross) as revenue, sum(qty) as units, count(*) as lines
  from serving.line
  semi join chosen_segment using (segment_key)
  where day >= $from and day < $to
  group by product_key
),
ranked as (
  select *, row_number() over (order by revenue desc, product_key) as place
  from per_product
  semi join chosen_product using (product_key)
)
select
  case when place <= $count then product_key end as product_key,
  count(*) as products,
  sum(revenue) as revenue,
  sum(units) as units,
  sum(lines) as lines
from ranked
group by all
order by min(place);
