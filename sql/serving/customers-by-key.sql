-- How many known customers bought in each of many countries, channels or buckets? A set of customers for each.
--
-- grain    one row per key of the tile (bucket, country, channel) with such a customer
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets, the same way;
--          $countries, $channels, $sources: empty for all; $mask: bits of sold_in, of which an order row must have one; $tile; $lastCustomer: no customer key is above it
-- reads    serving.order_row, serving.segment
-- used by  lib/sales/customers.ts
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
bought as (
  select
    case $tile when 'country' then country_key when 'channel' then channel_key else bucket end as key,
    customer_key
  from serving.order_row
  join chosen_segment using (segment_key)
  left join bucket_day using (day)
  where day >= $from and day < $to and customer_key is not null and sold_in & $mask <> 0
)
select
  $tile as tile,
  cast(key as integer) as key,
  bit_count(bitstring_agg(customer_key, 0, $lastCustomer)) as customers
from bought
where key is not null
group by key
order by key;
