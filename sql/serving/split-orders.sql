-- How many split orders (those with several order rows) are there in each group?
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source, category, subcategory) and key of a group with such an order
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets in such days;
--          $countries, $channels, $sources, $categories: empty for all
-- reads    serving.split_sale, serving.segment, serving.category
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
slot as (
  select unnest(range(first_day, end_day)) as day, bucket
  from bucket_bound
),
placed as (
  select
    order_key,
    unnest([
      {'tile': 'all', 'key': 0},
      {'tile': 'bucket', 'key': bucket},
      {'tile': 'weekday', 'key': (day % 7 + 10) % 7 + 1},
      {'tile': 'country', 'key': country_key},
      {'tile': 'channel', 'key': channel_key},
      {'tile': 'source', 'key': source_key},
      {'tile': 'category', 'key': category_key},
      {'tile': 'subcategory', 'key': subcategory_key}
    ]) as place
  from serving.split_sale
  join chosen_segment using (segment_key)
  semi join chosen_category using (category_key)
  left join slot using (day)
  where day >= $from and day < $to
)
select
  place.tile as tile,
  place.key as key,
  count(distinct order_key) as orders
from placed
where place.key is not null
group by place.tile, place.key
order by tile, key;
