-- What does each group add up to, as far as it is adding?
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source, category, subcategory) and key of a group with a line.
--          orders: without the split ones; null where several categories are chosen, since one order may be in each of them
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets in such days;
--          $countries, $channels, $sources, $categories: empty for all
-- reads    serving.day_cube, serving.category_cube, serving.subcategory_cube, serving.segment, serving.category
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
cell as (
  select day, segment_key, revenue, sales, orders, units, lines, margin, covered_revenue, covered_lines
  from serving.day_cube
  where len($categories) = 0 and day >= $from and day < $to
  union all
  select
    day,
    segment_key,
    revenue,
    sales,
    case when len($categories) = 1 then orders end as orders,
    units,
    lines,
    margin,
    covered_revenue,
    covered_lines
  from serving.category_cube
  semi join chosen_category using (category_key)
  where len($categories) > 0 and day >= $from and day < $to
),
by_day_or_segment as (
  select
    day,
    segment_key,
    sum(revenue) as revenue,
    sum(sales) as sales,
    sum(orders) as orders,
    sum(units) as units,
    sum(lines) as lines,
    sum(margin) as margin,
    sum(covered_revenue) as covered_revenue,
    sum(covered_lines) as covered_lines
  from cell
  semi join chosen_segment using (segment_key)
  group by grouping sets ((day), (segment_key))
),
by_category as (
  select
    category_key,
    sum(revenue) as revenue,
    sum(sales) as sales,
    sum(orders) as orders,
    sum(units) as units,
    sum(lines) as lines,
    sum(margin) as margin,
    sum(covered_revenue) as covered_revenue,
    sum(covered_lines) as covered_lines
  from serving.category_cube
  semi join chosen_segment using (segment_key)
  semi join chosen_category using (category_key)
  where day >= $from and day < $to
  group by category_key
),
by_subcategory as (
  select
    subcategory_key,
    sum(revenue) as revenue,
    sum(sales) as sales,
    sum(orders) as orders,
    sum(units) as units,
    sum(lines) as lines,
    sum(margin) as margin,
    sum(covered_revenue) as covered_revenue,
    sum(covered_lines) as covered_lines
  from serving.subcategory_cube
  semi join chosen_segment using (segment_key)
  semi join chosen_category using (category_key)
  where day >= $from and day < $to
  group by subcategory_key
),
placed as (
  select
    unnest([
      {'tile': 'all', 'key': 0},
      {'tile': 'bucket', 'key': bucket},
      {'tile': 'weekday', 'key': (day % 7 + 10) % 7 + 1}
    ]) as place,
    revenue, sales, orders, units, lines, margin, covered_revenue, covered_lines
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
    revenue, sales, orders, units, lines, margin, covered_revenue, covered_lines
  from by_day_or_segment
  join chosen_segment using (segment_key)
  union all
  select {'tile': 'category', 'key': category_key} as place, revenue, sales, orders, units, lines, margin, covered_revenue, covered_lines
  from by_category
  union all
  select {'tile': 'subcategory', 'key': subcategory_key} as place, revenue, sales, orders, units, lines, margin, covered_revenue, covered_lines
  from by_subcategory
)
select
  place.tile as tile,
  place.key as key,
  sum(revenue) as revenue,
  sum(sales) as sales,
  sum(orders) as orders,
  sum(units) as units,
  sum(lines) as lines,
  sum(margin) as margin,
  sum(covered_revenue) as covered_revenue,
  sum(covered_lines) as covered_lines
from placed
where place.key is not null
group by place.tile, place.key
order by tile, key;
