-- What is each bar of the time chart worth, counted line by line?
--
-- grain    one row per bucket with at least one line
-- params   $buckets (bigint[]), and as many $starts inclusive and $ends exclusive (text[]): the store's clock, whole hours;
--          $country, $category, $channel, $source, $product (text[]), an empty one lets every line through
-- reads    v_sales, store
-- used by  lib/warehouse/duckdb/paint.ts
with bucket as (
  select
    unnest($buckets) as bucket,
    cast(unnest($starts) as timestamp) as start,
    cast(unnest($ends) as timestamp) as end_
),
bucket_hour as (
  select
    bucket as bucket,
    unnest(generate_series(start, end_ - interval 1 hour, interval 1 hour)) as hour
  from bucket
),
line as (
  select
    v_sales.*,
    date_trunc('hour', timezone(store.time_zone, v_sales.ts)) as hour
  from v_sales
  cross join store
  where (len($country) = 0 or list_contains($country, country))
    and (len($category) = 0 or list_contains($category, category))
    and (len($channel) = 0 or list_contains($channel, channel))
    and (len($source) = 0 or list_contains($source, source))
    and (len($product) = 0 or list_contains($product, product_id))
)
select
  bucket_hour.bucket as bucket,
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
join bucket_hour on bucket_hour.hour = line.hour
group by bucket_hour.bucket
order by bucket_hour.bucket
