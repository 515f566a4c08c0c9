-- Which products bring most in some countries, channels or sources, and what do all the others bring?
--
-- grain    one row per top product, in order; one with product_key null for all others, when there are any
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all; $top: how many
-- reads    serving.line, serving.segment, serving.category, serving.product
-- used by  lib/sales/by-product.ts
with chosen_segment as (
  select segment_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_category as (
  select category_key
  from serving.category
  where len($categories) = 0 or list_contains($categories, category)
),
part as (
  select product_key, gross as revenue, qty as units, 1 as lines
  from serving.line
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where day >= $from and day < $to
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
