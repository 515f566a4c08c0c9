-- What is each group of each breakdown worth, and all of them together, counted line by line?
--
-- grain    one row per group with at least one line; `breakdown` says of which tile, 'all' is the one row of the total
-- params   $from inclusive, $to exclusive (date); $country, $category, $channel, $source, $product (text[]), an empty one lets every line through
-- reads    v_sales
-- used by  lib/warehouse/duckdb/paint.ts
with line as (
  select
    *,
    isodow(store_day) as weekday,
    coalesce(product_name, nullif(subcategory, 'unknown'), product_id) as product_label
  from v_sales
  where store_day >= $from
    and store_day < $to
    and (len($country) = 0 or list_contains($country, country))
    and (len($category) = 0 or list_contains($category, category))
    and (len($channel) = 0 or list_contains($channel, channel))
    and (len($source) = 0 or list_contains($source, source))
    and (len($product) = 0 or list_contains($product, product_id))
)
select
  case
    when grouping(product_id) = 0 then 'product'
    when grouping(subcategory) = 0 then 'subcategory'
    when grouping(category) = 0 then 'category'
    when grouping(country) = 0 then 'country'
    when grouping(channel) = 0 then 'channel'
    when grouping(source) = 0 then 'source'
    when grouping(weekday) = 0 then 'weekday'
    else 'all'
  end as breakdown,
  case
    when grouping(product_id) = 0 then product_id
    when grouping(subcategory) = 0 then subcategory
    else coalesce(category, country, channel, source, cast(weekday as text))
  end as key,
  product_label as product_label,
  category as category,
  coalesce(sum(gross_amount), 0) as revenue,
  coalesce(sum(gross_amount) filter (where gross_amount > 0), 0) as sales,
  coalesce(sum(gross_amount) filter (where gross_amount < 0), 0) as returns,
  count(distinct order_id) filter (where is_sale) as orders,
  count(distinct known_customer_id) filter (where is_sale) as customers,
  coalesce(sum(qty), 0) as units,
  count(*) as lines,
  coalesce(sum(qty * (unit_price - cost)), 0) as margin,
  coalesce(sum(gross_amount) filter (where cost is not null), 0) as covered_revenue,
  count(cost) as covered_lines
from line
group by grouping sets ((), (category), (category, subcategory), (country), (channel), (source), (weekday), (product_id, product_label, category))
order by breakdown, revenue desc, key
