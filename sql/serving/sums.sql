-- What do the lines of each group amount to?
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source) and key of a group with a line
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets, the same way;
--          $countries, $channels, $sources, $categories: empty for all
-- reads    serving.cube, serving.segment, serving.category
-- used by  lib/sales/sums.ts
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
  where list_contains($categories, category)
  union all
  select -1 as category_key
  where len($categories) = 0
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
  select day, segment_key, revenue, sales, units, lines, margin, covered_revenue, covered_lines
  from serving.cube
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where day >= $from and day < $to
),
by_day as (
  select
    day,
    cast(sum(revenue) as bigint) as revenue,
    cast(sum(sales) as bigint) as sales,
    cast(sum(units) as bigint) as units,
    cast(sum(lines) as bigint) as lines,
    cast(sum(margin) as bigint) as margin,
    cast(sum(covered_revenue) as bigint) as covered_revenue,
    cast(sum(covered_lines) as bigint) as covered_lines
  from cell
  group by day
),
by_segment as (
  select
    segment_key,
    cast(sum(revenue) as bigint) as revenue,
    cast(sum(sales) as bigint) as sales,
    cast(sum(units) as bigint) as units,
    cast(sum(lines) as bigint) as lines,
    cast(sum(margin) as bigint) as margin,
    cast(sum(covered_revenue) as bigint) as covered_revenue,
    cast(sum(covered_lines) as bigint) as covered_lines
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
  cast(sum(revenue) as hugeint) as revenue,
  cast(sum(sales) as hugeint) as sales,
  sum(units) as units,
  sum(lines) as lines,
  cast(sum(margin) as hugeint) as margin,
  cast(sum(covered_revenue) as hugeint) as covered_revenue,
  sum(covered_lines) as covered_lines
from placed_day
group by grouping sets ((), (bucket), (weekday))
having count(*) > 0 and (grouping(bucket) = 1 or count(bucket) > 0)
union all
select
  case grouping(country_key, channel_key, source_key) when 3 then 'country' when 5 then 'channel' else 'source' end as tile,
  cast(coalesce(country_key, channel_key, source_key) as integer) as key,
  cast(sum(revenue) as hugeint) as revenue,
  cast(sum(sales) as hugeint) as sales,
  sum(units) as units,
  sum(lines) as lines,
  cast(sum(margin) as hugeint) as margin,
  cast(sum(covered_revenue) as hugeint) as covered_revenue,
  sum(covered_lines) as covered_lines
from placed_segment
group by grouping sets ((country_key), (channel_key), (source_key))
order by tile, key;
