-- How many known customers bought on each day? For a choice of categories, from order rows.
--
-- grain    one row per bucket, a day, with such a customer
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets, the same way;
--          $countries, $channels, $sources: empty for all; $mask: bits of sold_in, of which an order row must have one
-- reads    serving.order_row, serving.segment
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
)
select
  'bucket' as tile,
  cast(bucket as integer) as key,
  count(*) filter (where not repeated) + count(distinct customer_key) filter (where repeated) as customers
from serving.order_row
join chosen_segment using (segment_key)
join bucket_day using (day)
where day >= $from and day < $to and customer_key is not null and sold_in & $mask <> 0
group by bucket
order by key;
