-- Which countries, categories, channels or sources are there under the other filters, and what does each bring?
--
-- grain    one row per value with a line, the 100 with most revenue; total counts them all
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all;
--          $dimension (country, category, channel, source); $search (case and accents do not matter)
-- reads    serving.cube, serving.segment, serving.category
-- used by  lib/sales/filter-value-rows.ts
with per_group as (
  select segment_key, category_key, sum(revenue) as revenue
  from serving.cube
  where day >= $from and day < $to
  group by segment_key, category_key
),
value as (
  select
    case $dimension when 'country' then country when 'category' then category when 'channel' then channel else source end as key,
    cast(sum(revenue) as hugeint) as revenue
  from per_group
  join serving.segment using (segment_key)
  join serving.category using (category_key)
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
    and (len($categories) = 0 or list_contains($categories, category))
  group by key
)
select
  key,
  key as label,
  revenue,
  count(*) over () as total
from value
where contains(strip_accents(lower(key)), strip_accents(lower($search)))
order by revenue desc, key
limit 100;
