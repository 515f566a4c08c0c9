-- How many orders have a sale in any of several categories, as far as they are not split?
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source) and key of a group with such an order
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets in such days;
--          $countries, $channels, $sources: empty for all; $categories
-- reads    serving.order_row, serving.segment, serving.place, serving.category
-- used by  lib/sales/orders.ts
with chosen_segment as (
  select segment_key, country_key, channel_key, source_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
wanted as (
  select bit_or(word_0) as word_0, bit_or(word_1) as word_1
  from serving.place
  join serving.category on category.category_key = place.key
  where tile = 'category' and list_contains($categories, category)
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
by_day_or_segment as (
  select day, segment_key, count(*) as orders
  from serving.order_row as order_row
  cross join wanted
  semi join chosen_segment using (segment_key)
  where day >= $from and day < $to
    and not split
    and (order_row.word_0 & wanted.word_0) | (order_row.word_1 & wanted.word_1) <> 0
  group by grouping sets ((day), (segment_key))
),
placed as (
  select
    unnest([
      {'tile': 'all', 'key': 0},
      {'tile': 'bucket', 'key': bucket},
      {'tile': 'weekday', 'key': (day % 7 + 10) % 7 + 1}
    ]) as place,
    orders
  from by_day_or_segment
  left join slot using (day)
  where day is not null
  union all
  select
    unnest([
      {'tile': 'country', 'key': country_key},
      {'tile': 'channel', 'key': channel_key},
      {'tile': 'source', 'key': source_key}
    ]) as place,
    orders
  from by_day_or_segment
  join chosen_segment using (segment_key)
)
select
  place.tile as tile,
  place.key as key,
  sum(orders) as orders
from placed
where place.key is not null
group by place.tile, place.key
order by tile, key;
