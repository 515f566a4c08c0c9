-- What did each order bring in each category, a page at a time?
--
-- grain    one row per (order, customer, category) with a line; day is that of the first one
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all;
--          $limit, $offset; order as of lib/sales/detail-rows.ts
-- reads    serving.order_category, serving.segment, serving.category, serving.order, serving.customer, serving.country, serving.channel
-- used by  lib/sales/detail-rows.ts
with chosen_segment as not materialized (
  select segment_key, country_key, channel_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_category as not materialized (
  select category_key
  from serving.category
  where len($categories) = 0 or list_contains($categories, category)
),
part as not materialized (
  select order_key, customer_key, day, country_key, channel_key, category_key, revenue, parted, live_place, live_id
  from serving.order_category
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where day >= $from and day < $to
),
detail_row as (
  select
    order_key,
    customer_key,
    day,
    country_key,
    channel_key,
    category_key,
    revenue,
    coalesce(live_place, 2 * cast(order_key as bigint) + 1) as place,
    live_id
  from part
  where not parted
  union all
  select
    order_key,
    customer_key,
    min(day) as day,
    min(country_key) as country_key,
    min(channel_key) as channel_key,
    category_key,
    cast(sum(revenue) as bigint) as revenue,
    coalesce(min(live_place), 2 * cast(order_key as bigint) + 1) as place,
    min(live_id) as live_id
  from part
  where parted
  group by order_key, customer_key, category_key
),
page as (
  select *
  from detail_row
  order by place, live_id, category_key, customer_key -- or as asked
  limit $limit offset $offset -- unless all are asked for
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
join serving."order" as "order" using (order_key)
left join serving.customer as customer using (customer_key)
join serving.country as country using (country_key)
join serving.category as category using (category_key)
join serving.channel as channel using (channel_key)
order by place, live_id, category_key, customer_key -- or as asked
