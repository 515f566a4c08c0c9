-- How many known customers bought in each group?
--
-- Each customer's order rows are merged into three words with a bit per group (the third for buckets). Then each bit is counted over the
-- customers, three bits 21 apart in one sum: 4398048608257 has bits 0, 21 and 42. Customers are counted in parts of 2^20, so that no
-- count reaches the next one's bits.
--
-- grain    one row per tile (all, bucket, weekday, country, channel, source, category, subcategory) and key of a group with a customer
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $starts, $ends: bounds of the buckets in such days, at most 63;
--          $countries, $channels, $sources, $categories: empty for all
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
kept as (
  select
    coalesce(bit_or(place.word_0), 0) as word_0,
    coalesce(bit_or(place.word_1), 0) as word_1,
    coalesce(bit_or(place.word_0) filter (where tile = 'category'), 0) as wanted_0,
    coalesce(bit_or(place.word_1) filter (where tile = 'category'), 0) as wanted_1
  from serving.place
  left join chosen_category using (category_key)
  where place.category_key is null or chosen_category.category_key is not null
),
calendar as (
  select chosen_day.day as day, coalesce(cast(1 as bigint) << bucket, 0) as word_2
  from (select unnest(range($from, $to)) as day) as chosen_day
  left join slot using (day)
),
buyer as (
  select
    customer_key,
    bit_or(order_row.word_0 & kept.word_0) as word_0,
    bit_or(order_row.word_1 & kept.word_1) as word_1,
    bit_or(word_2) as word_2
  from serving.order_row as order_row
  cross join kept
  join calendar using (day)
  semi join chosen_segment using (segment_key)
  where day >= $from and day < $to
    and customer_key is not null
    and (order_row.word_0 & wanted_0) | (order_row.word_1 & wanted_1) <> 0
  group by customer_key
),
part as (
  select
    count(*) as customers,
    [
      sum((word_0 >> 0) & 4398048608257),
      sum((word_0 >> 1) & 4398048608257),
      sum((word_0 >> 2) & 4398048608257),
      sum((word_0 >> 3) & 4398048608257),
      sum((word_0 >> 4) & 4398048608257),
      sum((word_0 >> 5) & 4398048608257),
      sum((word_0 >> 6) & 4398048608257),
      sum((word_0 >> 7) & 4398048608257),
      sum((word_0 >> 8) & 4398048608257),
      sum((word_0 >> 9) & 4398048608257),
      sum((word_0 >> 10) & 4398048608257),
      sum((word_0 >> 11) & 4398048608257),
      sum((word_0 >> 12) & 4398048608257),
      sum((word_0 >> 13) & 4398048608257),
      sum((word_0 >> 14) & 4398048608257),
      sum((word_0 >> 15) & 4398048608257),
      sum((word_0 >> 16) & 4398048608257),
      sum((word_0 >> 17) & 4398048608257),
      sum((word_0 >> 18) & 4398048608257),
      sum((word_0 >> 19) & 4398048608257),
      sum((word_0 >> 20) & 4398048608257)
    ] as word_0,
    [
      sum((word_1 >> 0) & 4398048608257),
      sum((word_1 >> 1) & 4398048608257),
      sum((word_1 >> 2) & 4398048608257),
      sum((word_1 >> 3) & 4398048608257),
      sum((word_1 >> 4) & 4398048608257),
      sum((word_1 >> 5) & 4398048608257),
      sum((word_1 >> 6) & 4398048608257),
      sum((word_1 >> 7) & 4398048608257),
      sum((word_1 >> 8) & 4398048608257),
      sum((word_1 >> 9) & 4398048608257),
      sum((word_1 >> 10) & 4398048608257),
      sum((word_1 >> 11) & 4398048608257),
      sum((word_1 >> 12) & 4398048608257),
      sum((word_1 >> 13) & 4398048608257),
      sum((word_1 >> 14) & 4398048608257),
      sum((word_1 >> 15) & 4398048608257),
      sum((word_1 >> 16) & 4398048608257),
      sum((word_1 >> 17) & 4398048608257),
      sum((word_1 >> 18) & 4398048608257),
      sum((word_1 >> 19) & 4398048608257),
      sum((word_1 >> 20) & 4398048608257)
    ] as word_1,
    [
      sum((word_2 >> 0) & 4398048608257),
      sum((word_2 >> 1) & 4398048608257),
      sum((word_2 >> 2) & 4398048608257),
      sum((word_2 >> 3) & 4398048608257),
      sum((word_2 >> 4) & 4398048608257),
      sum((word_2 >> 5) & 4398048608257),
      sum((word_2 >> 6) & 4398048608257),
      sum((word_2 >> 7) & 4398048608257),
      sum((word_2 >> 8) & 4398048608257),
      sum((word_2 >> 9) & 4398048608257),
      sum((word_2 >> 10) & 4398048608257),
      sum((word_2 >> 11) & 4398048608257),
      sum((word_2 >> 12) & 4398048608257),
      sum((word_2 >> 13) & 4398048608257),
      sum((word_2 >> 14) & 4398048608257),
      sum((word_2 >> 15) & 4398048608257),
      sum((word_2 >> 16) & 4398048608257),
      sum((word_2 >> 17) & 4398048608257),
      sum((word_2 >> 18) & 4398048608257),
      sum((word_2 >> 19) & 4398048608257),
      sum((word_2 >> 20) & 4398048608257)
    ] as word_2
  from buyer
  group by customer_key >> 20
),
word_sum as (
  select 0 as word, unnest(word_0) as packed, unnest(range(21)) as shift from part
  union all
  select 1 as word, unnest(word_1) as packed, unnest(range(21)) as shift from part
  union all
  select 2 as word, unnest(word_2) as packed, unnest(range(21)) as shift from part
),
bit_sum as (
  select
    word,
    unnest([shift, shift + 21, shift + 42]) as bit,
    unnest([packed & 2097151, (packed >> 21) & 2097151, packed >> 42]) as customers
  from (select word, cast(packed as bigint) as packed, shift from word_sum)
),
counted as (
  select 'all' as tile, 0 as key, customers from part
  union all
  select 'bucket' as tile, bit as key, customers from bit_sum where word = 2
  union all
  select place.tile as tile, place.key as key, customers
  from bit_sum
  join serving.place as place on place.word = bit_sum.word and place.bit = bit_sum.bit
)
select tile, key, sum(customers) as customers
from counted
where customers > 0
group by tile, key
order by tile, key;
