-- How many known customers bought in each of many buckets?
--
-- A row with no other of its customer within the longest bucket's days is the only one in its bucket: those are counted, the others
-- counted distinct.
--
-- grain    one row per bucket with a customer
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets in such days;
--          $countries, $channels, $sources, $categories: empty for all; $span: days of the longest bucket
-- reads    serving.order_row, serving.segment, serving.place, serving.category
-- used by  lib/sales/customers.ts
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
wanted as (
  select coalesce(bit_or(place.word_0), 0) as word_0, coalesce(bit_or(place.word_1), 0) as word_1
  from serving.place
  semi join chosen_category using (category_key)
  where tile = 'category'
),
chosen_row as (
  select bucket, customer_key, coalesce(nearest >= $span, true) as alone
  from serving.order_row as order_row
  cross join wanted
  join slot using (day)
  semi join chosen_segment using (segment_key)
  where day >= $from and day < $to
    and customer_key is not null
    and (order_row.word_0 & wanted.word_0) | (order_row.word_1 & wanted.word_1) <> 0
),
counted as (
  select bucket, count(*) as customers
  from chosen_row
  where alone
  group by bucket
  union all
  select bucket, count(distinct customer_key) as customers
  from chosen_row
  where not alone
  group by bucket
)
select 'bucket' as tile, cast(bucket as integer) as key, sum(customers) as customers
from counted
group by bucket
order by key;
