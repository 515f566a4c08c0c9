-- How many known customers bought on each day? Who has one order row alone on a day is simply added.
--
-- grain    one row per bucket, a day, with such a customer
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets, the same way;
--          $countries, $channels, $sources: empty for all
-- reads    serving.order_cube, serving.repeated_row, serving.segment
-- used by  lib/sales/customers.ts
with chosen_segment as (
  select segment_key
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
added as (
  select day, day_customers as customers
  from serving.order_cube
  join chosen_segment using (segment_key)
  where day >= $from and day < $to and category_key = -1
  union all
  select day, count(distinct customer_key) as customers
  from serving.repeated_row
  join chosen_segment using (segment_key)
  where day >= $from and day < $to
  group by day
)
select 'bucket' as tile, cast(bucket as integer) as key, sum(customers) as customers
from added
join bucket_day using (day)
group by bucket
order by key;
