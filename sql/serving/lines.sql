-- What does each group of lines amount to? Counted line by line, for what no smaller layout can tell: a product, an hour, many categories.
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source, category, subcategory, product) and key of a group with a line
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets in slots, which are days,
--          or hours since 1970-01-01 where $hourly; $countries, $channels, $sources, $categories, $products: empty for all;
--          $timeZone; $knownCustomers: below it a customer key is a known customer's
-- reads    serving.line, serving.segment, serving.product, serving.category
-- used by  lib/sales/lines.ts
with chosen_segment as (
  select segment_key, country_key, channel_key, source_key
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
bucket_bound as (
  select
    unnest($starts) as first_slot,
    unnest($ends) as end_slot,
    unnest(range(len($starts))) as bucket
),
slot as (
  select unnest(range(first_slot, end_slot)) as slot, bucket
  from bucket_bound
),
chosen_line as (
  select
    line.*,
    country_key,
    channel_key,
    source_key,
    gross > 0 as is_sale,
    case when $hourly then day * 24 + hour(timezone($timeZone, ts)) else day end as slot
  from serving.line as line
  join chosen_segment using (segment_key)
  semi join chosen_product using (product_key)
  where day >= $from and day < $to
),
placed as (
  select
    chosen_line.*,
    bucket,
    (day % 7 + 10) % 7 + 1 as weekday
  from chosen_line
  left join slot using (slot)
),
counted as (
  select
    grouping(bucket, weekday, country_key, channel_key, source_key, category_key, subcategory_key, product_key) as absent,
    coalesce(bucket, weekday, country_key, channel_key, source_key, category_key, subcategory_key, product_key, 0) as key,
    sum(gross) as revenue,
    coalesce(sum(gross) filter (where is_sale), 0) as sales,
    count(distinct order_key) filter (where is_sale) as orders,
    count(distinct customer_key) filter (where is_sale and customer_key < $knownCustomers) as customers,
    sum(qty) as units,
    count(*) as lines,
    coalesce(sum(margin), 0) as margin,
    coalesce(sum(gross) filter (where margin is not null), 0) as covered_revenue,
    count(margin) as covered_lines,
    count(bucket) as bucketed
  from placed
  group by grouping sets ((), (bucket), (weekday), (country_key), (channel_key), (source_key), (category_key), (subcategory_key), (product_key))
)
select
  case absent
    when 255 then 'all'
    when 127 then 'bucket'
    when 191 then 'weekday'
    when 223 then 'country'
    when 239 then 'channel'
    when 247 then 'source'
    when 251 then 'category'
    when 253 then 'subcategory'
    else 'product'
  end as tile,
  cast(key as integer) as key,
  revenue,
  sales,
  orders,
  customers,
  units,
  lines,
  margin,
  covered_revenue,
  covered_lines
from counted
where lines > 0 and (absent <> 127 or bucketed > 0)
order by tile, key;
