-- Which products bring most revenue, whatever the segment?
--
-- grain    one row per product of the first $count by revenue, ties by product_id, in order; one with product_key null for all others
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $fromMonth, $toMonth (months since 0000-01): the whole months in it,
--          days [$headEnd, $tailStart); $categories: empty for all; $count
-- reads    serving.product_month, serving.line, serving.product, serving.category
-- used by  lib/sales/products.ts
with chosen_product as (
  select product_key
  from serving.product
  join serving.category using (category_key)
  where len($categories) = 0 or list_contains($categories, category)
),
part as (
  select product_key, revenue, units, lines
  from serving.product_month
  where month >= $fromMonth and month < $toMonth
  union all
  select product_key, gross as revenue, qty as units, 1 as lines
  from serving.line
  where day >= $from and day < $headEnd
  union all
  select product_key, gross as revenue, qty as units, 1 as lines
  from serving.line
  where day >= $tailStart and day < $to
),
per_product as (
  select product_key, sum(revenue) as revenue, sum(units) as units, sum(lines) as lines
  from part
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
