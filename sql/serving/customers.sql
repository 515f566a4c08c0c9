-- How many known customers bought in each group? Each customer's groups are gathered as bits, then every bit is counted.
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source, category, subcategory) and key of a group with one
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets, the same way, none where they are not few;
--          $countries, $channels, $sources: empty for all; $mask: bits of sold_in, of which an order row must have one;
--          $soldBits: how many bits sold_in has; $segmentBits: countries and channels are few; $channelCount
-- reads    serving.order_row, serving.segment, serving.sold_bit
-- used by  lib/sales/customers.ts
with chosen_segment as (
  select
    segment_key,
    (cast(1 as bigint) << (7 + source_key))
      | (case when $segmentBits then (cast(1 as bigint) << (9 + channel_key)) | (cast(1 as bigint) << (9 + $channelCount + country_key)) else 0 end) as bits
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
chosen_day as (
  select
    cast(range_day.day as integer) as day,
    cast(1 as bigint) << ((range_day.day % 7 + 10) % 7) as weekday_bit,
    case when bucket is null then 0 else cast(1 as bigint) << bucket end as bucket_bit
  from (select unnest(range($from, $to)) as day) as range_day
  left join bucket_day on bucket_day.day = range_day.day
),
per_customer as materialized (
  select
    customer_key,
    bit_or(sold_in) & $mask as sold_in,
    bit_or(chosen_segment.bits | weekday_bit) as groups,
    bit_or(bucket_bit) as buckets
  from serving.order_row
  join chosen_segment using (segment_key)
  join chosen_day using (day)
  where customer_key is not null and sold_in & $mask <> 0
  group by customer_key
),
-- Twelve bits at a time, as few values to count as that leaves.
sold_piece as (
  select shift, (sold_in >> shift) & 4095 as bits, count(*) as customers
  from per_customer
  cross join (select unnest(range(0, $soldBits, 12)) as shift) as shifts
  group by shift, bits
),
bucket_piece as (
  select shift, (buckets >> shift) & 4095 as bits, count(*) as customers
  from per_customer
  cross join (select unnest(range(0, len($starts), 12)) as shift) as shifts
  group by shift, bits
),
grouped as (
  select groups, count(*) as customers
  from per_customer
  group by groups
),
counted as (
  select 'sold' as word, shift + bit as bit, sum(customers) as customers
  from sold_piece
  cross join range(12) as piece_bit(bit)
  where (bits >> bit) & 1 = 1
  group by shift + bit
  union all
  select 'bucket' as word, shift + bit as bit, sum(customers) as customers
  from bucket_piece
  cross join range(12) as piece_bit(bit)
  where (bits >> bit) & 1 = 1
  group by shift + bit
  union all
  select 'group' as word, bit, sum(customers) as customers
  from grouped
  cross join range(63) as group_bit(bit)
  where (groups >> bit) & 1 = 1
  group by bit
),
meaning as (
  select 'bucket' as word, bit, 'bucket' as tile, bit as key from range(63) as bucket(bit)
  union all
  select 'group', bit, 'weekday', bit + 1 from range(7) as weekday(bit)
  union all
  select 'group', bit, 'source', bit - 7 from range(7, 9) as source(bit)
  union all
  select 'group', bit, 'channel', bit - 9 from range(9, 63) as channel(bit) where bit < 9 + $channelCount
  union all
  select 'group', bit, 'country', bit - 9 - $channelCount from range(9, 63) as country(bit) where bit >= 9 + $channelCount
  union all
  select 'sold', bit, tile, key from serving.sold_bit
)
select 'all' as tile, 0 as key, count(*) as customers
from per_customer
union all
select tile, cast(key as integer) as key, customers
from counted
join meaning using (word, bit)
order by tile, key;
