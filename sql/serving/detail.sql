-- What did each order bring in each category, a page at a time?
--
-- grain    one row per (order, customer, category) with a line; day is that of the first one
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all;
--          $sort (a column), $sign (1 ascending, -1 descending), $limit, $offset
-- reads    serving.order_category, serving.split_detail, serving.segment, serving.category, serving.order, serving.customer, serving.country, serving.channel
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
detail_row as (
  select order_key, customer_key, day, segment_key, category_key, revenue
  from part
  anti join serving.split_detail using (order_key)
  union all
  select
    order_key,
    customer_key,
    min(day) as day,
    min(segment_key) as segment_key,
    category_key,
    cast(sum(revenue) as bigint) as revenue
  from part
  semi join serving.split_detail using (order_key)
  group by order_key, customer_key, category_key
),
page as (
  select
    detail_row.*,
    country_key,
    channel_key,
    case $sort
      when 'order' then order_key
      when 'date' then day
      when 'customer' then customer_key
      when 'country' then country_key
      when 'category' then category_key
      when 'channel' then channel_key
      else revenue
    end * $sign as sort_key
  from detail_row
  join chosen_segment using (segment_key)
  order by sort_key nulls last, order_key, category_key, customer_key
  limit $limit offset $offset
)
select
  "order".order_id as order_id,
  page.day as day,
  customer.customer_id as customer_id,
  customer.name as customer_name,
  country.country as country,
  category.category as category,
  channel.channel as channel,
  page.revenue as revenue
from page
join serving."order" as "order" on "order".order_key = page.order_key
left join serving.customer as customer on customer.customer_key = page.customer_key
join serving.country as country on country.country_key = page.country_key
join serving.category as category on category.category_key = page.category_key
join serving.channel as channel on channel.channel_key = page.channel_key
order by page.sort_key nulls last, page.order_key, page.category_key, page.customer_key;
