-- Which values can a filter take under the others, where these name products or the products themselves are asked for?
--
-- grain    one row per value with a line, the 100 with most revenue; total counts them all
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories, $products:
--          empty for all; $dimension (country, category, channel, source, product); $search (case and accents do not matter)
-- reads    serving.line, serving.segment, serving.product, serving.category, serving.subcategory
-- used by  lib/sales/filter-value-rows.ts
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
  where (len($products) = 0 or list_contains($products, product_id))
    and (len($categories) = 0 or list_contains($categories, category))
),
chosen_line as (
  select
    case when $dimension = 'product' then product_key else category_key end as item_key,
    case when $dimension = 'product' then 0 else segment_key end as segment_key,
    gross
  from serving.line
  join chosen_segment using (segment_key)
  semi join chosen_product using (product_key)
  where day >= $from and day < $to
),
per_group as (
  select item_key, segment_key, sum(gross) as revenue
  from chosen_line
  group by item_key, segment_key
),
named as (
  select
    case $dimension
      when 'country' then country
      when 'category' then category.category
      when 'channel' then channel
      when 'source' then source
      else product_id
    end as key,
    case
      when $dimension = 'product' then coalesce(product.name, nullif(subcategory, 'unknown'), product_id)
    end as product_label,
    revenue
  from per_group
  left join serving.segment as segment on $dimension <> 'product' and segment.segment_key = per_group.segment_key
  left join serving.category as category on $dimension <> 'product' and category.category_key = per_group.item_key
  left join serving.product as product on $dimension = 'product' and product.product_key = per_group.item_key
  left join serving.subcategory as subcategory on subcategory.subcategory_key = product.subcategory_key
),
value as (
  select key, coalesce(product_label, key) as label, cast(sum(revenue) as hugeint) as revenue
  from named
  group by key, label
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
