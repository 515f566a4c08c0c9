-- How many of the orders that have several order rows sold something in each group?
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source, category, subcategory) and key of a group with such an order
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets, the same way;
--          $countries, $channels, $sources, $categories: empty for all
-- reads    serving.order_row, serving.line, serving.segment, serving.category
-- used by  lib/sales/orders.ts
with chosen_segment as (
  select segment_key, country_key, channel_key, source_key
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
bucket_bound as (
  select
    unnest($starts) as first_day,
    unnest($ends) as end_day,
    unnest(range(len($starts))) as bucket
),
bucket_day as (
  select unnest(range(first_day, end_day)) as day, bucket
  from bucket_bound
),
split_order as (
  select distinct order_key
  from serving.order_row
  where split
),
sale as (
  select
    order_key,
    bucket,
    (day % 7 + 10) % 7 + 1 as weekday,
    country_key,
    channel_key,
    source_key,
    category_key,
    subcategory_key
  from serving.line
  semi join split_order using (order_key)
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  left join bucket_day using (day)
  where day >= $from and day < $to and gross > 0
)
select
  case grouping(bucket, weekday, country_key, channel_key, source_key, category_key, subcategory_key)
    when 127 then 'all'
    when 63 then 'bucket'
    when 95 then 'weekday'
    when 111 then 'country'
    when 119 then 'channel'
    when 123 then 'source'
    when 125 then 'category'
    else 'subcategory'
  end as tile,
  cast(coalesce(bucket, weekday, country_key, channel_key, source_key, category_key, subcategory_key, 0) as integer) as key,
  count(distinct order_key) as orders
from sale
group by grouping sets ((), (bucket), (weekday), (country_key), (channel_key), (source_key), (category_key), (subcategory_key))
having count(*) > 0 and (grouping(bucket) = 1 or count(bucket) > 0)
order by tile, key;
