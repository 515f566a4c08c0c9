-- Which rows of the detail table are of an order or a customer whose id or name contains a text?
--
-- grain    one row per (order, customer, category) with a line; day is that of the first one; total counts them all
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all;
--          $search (case and accents do not matter), $limit, $offset; order as of lib/sales/detail-rows.ts
-- reads    serving.order_category, serving.segment, serving.category, serving.order, serving.customer, serving.country, serving.channel
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
found_order as (
  select order_key
  from serving."order"
  where contains(strip_accents(lower(order_id)), strip_accents(lower($search)))
),
found_customer as (
  select customer_key
  from serving.customer
  where contains(folded_id, strip_accents(lower($search))) or contains(coalesce(folded_name, ''), strip_accents(lower($search)))
),
part as (
  select order_category.order_key, order_category.customer_key, day, segment_key, category_key, revenue, live_place, live_id
  from serving.order_category as order_category
  left join found_order on found_order.order_key = order_category.order_key
  left join found_customer on found_customer.customer_key = order_category.customer_key
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where day >= $from and day < $to
    and (found_order.order_key is not null or found_customer.customer_key is not null)
),
detail_row as (
  select
    order_key,
    customer_key,
    min(day) as day,
    min(segment_key) as segment_key,
    category_key,
    cast(sum(revenue) as bigint) as revenue,
    coalesce(min(live_place), 2 * cast(order_key as bigint) + 1) as place,
    min(live_id) as live_id
  from part
  group by order_key, customer_key, category_key
),
page as (
  select
    detail_row.*,
    count(*) over () as total,
    country_key,
    channel_key
  from detail_row
  join chosen_segment using (segment_key)
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
  page.revenue as revenue,
  page.total as total
from page
join serving."order" as "order" using (order_key)
left join serving.customer as customer using (customer_key)
join serving.country as country using (country_key)
join serving.category as category using (category_key)
join serving.channel as channel using (channel_key)
order by place, live_id, category_key, customer_key -- or as asked
