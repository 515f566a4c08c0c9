-- How many rows does the detail table have?
--
-- grain    one row
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all
-- reads    serving.order_category, serving.split_detail, serving.segment, serving.category
-- used by  lib/sales/detail-rows.ts
with chosen_segment as (
  select segment_key, country_key, channel_key
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
part as (
  select order_key, customer_key, day, segment_key, category_key, revenue
  from serving.order_category
  semi join chosen_segment using (segment_key)
  semi join chosen_category using (category_key)
  where day >= $from and day < $to
),
single as (
  select count(*) as rows
  from part
  anti join serving.split_detail using (order_key)
),
merged as (
  select count(*) as rows
  from (
    select distinct order_key, customer_key, category_key
    from part
    semi join serving.split_detail using (order_key)
  )
)
select single.rows + merged.rows as total
from single
cross join merged;
