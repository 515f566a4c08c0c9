-- Which products bring most, whatever the country, channel and source, and what do all the others bring?
--
-- grain    one row per top product, in order; one with product_key null for all others, when there are any
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $categories: empty for all; $wholeFrom, $wholeTo (days) and $firstMonth, $endMonth: the whole months in the range, end exclusive;
--          $top: how many
-- reads    serving.product_month, serving.product_day, serving.category, serving.product
-- used by  lib/sales/by-product.ts
with chosen_category as (
  select category_key
  from serving.category
  where len($categories) = 0 or list_contains($categories, category)
),
part as (
  select product_key, revenue, units, lines
  from serving.product_month
  join chosen_category using (category_key)
  where month >= $firstMonth and month < $endMonth
  union all
  select product_key, revenue, units, lines
  from serving.product_day
  join chosen_category using (category_key)
  where (day >= $from and day < $wholeFrom) or (day >= $wholeTo and day < $to)
),
ranked as (
  select
    product_key,
    sum(revenue) as revenue,
    sum(units) as units,
    sum(lines) as lines
  from part
  group by product_key
),
placed as (
  select ranked.*, row_number() over (order by revenue desc, product_id) as place
  from ranked
  join serving.product as product using (product_key)
)
select
  case when place <= $top then product_key end as product_key,
  min(place) as place,
  count(*) as products,
  cast(sum(revenue) as hugeint) as revenue,
  sum(units) as units,
  sum(lines) as lines
from placed
group by case when place <= $top then product_key end
order by place;
