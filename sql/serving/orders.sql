-- How many orders sold something in each group, where the filter names one category or none?
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source) and key of a group with such an order; split orders left out
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets, the same way;
--          $countries, $channels, $sources: empty for all; $category: its key, -1 for all
-- reads    serving.order_cube, serving.segment
-- used by  lib/sales/orders.ts
with chosen_segment as (
  select segment_key, country_key, channel_key, source_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
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
cell as (
  select day, segment_key, orders
  from serving.order_cube
  join chosen_segment using (segment_key)
  where day >= $from and day < $to and category_key = $category
),
by_day as (
  select
    day,
    sum(orders) as orders
  from cell
  group by day
),
by_segment as (
  select
    segment_key,
    sum(orders) as orders
  from cell
  group by segment_key
),
placed_day as (
  select by_day.*, bucket, (day % 7 + 10) % 7 + 1 as weekday
  from by_day
  left join bucket_day using (day)
),
placed_segment as (
  select by_segment.*, country_key, channel_key, source_key
  from by_segment
  join chosen_segment using (segment_key)
)
select
  case grouping(bucket, weekday) when 3 then 'all' when 1 then 'bucket' else 'weekday' end as tile,
  cast(coalesce(bucket, weekday, 0) as integer) as key,
  sum(orders) as orders
from placed_day
group by grouping sets ((), (bucket), (weekday))
having count(*) > 0 and (grouping(bucket) = 1 or count(bucket) > 0)
union all
select
  case grouping(country_key, channel_key, source_key) when 3 then 'country' when 5 then 'channel' else 'source' end as tile,
  cast(coalesce(country_key, channel_key, source_key) as integer) as key,
  sum(orders) as orders
from placed_segment
group by grouping sets ((country_key), (channel_key), (source_key))
order by tile, key;
