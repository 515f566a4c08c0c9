-- What did each order bring in each category with these products?
--
-- grain    one row per (order, customer, category) with a line; day is that of the first one; total counts them all
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all;
--          $products, $search (empty for all; case and accents do not matter), 
--          $limit, $offset; order as of lib/sales/detail-rows.ts
-- reads    serving.line, serving.product, serving.segment, serving.category, serving.order, serving.customer, serving.country, serving.channel
-- used by  lib/sales/detail-rows.ts
with chosen_segment as (
  select segment_key, country_key, channel_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_product as (
  select product_key
  from serving.product
  join serving.category using (category_key)
  where list_contains($products, product_id)
    and (len($categories) = 0 or list_contains($categories, category))
),
detail_row as (
  select
    order_key,
    customer_key,
    min(day) as day,
    min(segment_key) as segment_key,
    category_key,
    cast(sum(gross) as bigint) as revenue
  from serving.line
  semi join chosen_product using (product_key)
  join chosen_segment using (segment_key)
  where day >= $from and day < $to
  group by order_key, customer_key, category_key
),
found as (
  select
    detail_row.*,
    coalesce("order".live_place, 2 * cast(detail_row.order_key as bigint) + 1) as place,
    case when "order".live_place is not null then "order".order_id end as live_id
  from detail_row
  join serving."order" as "order" on "order".order_key = detail_row.order_key
  left join serving.customer as customer on customer.customer_key = detail_row.customer_key
  where contains(strip_accents(lower("order".order_id)), strip_accents(lower($search)))
    or contains(coalesce(customer.folded_id, ''), strip_accents(lower($search)))
    or contains(coalesce(customer.folded_name, ''), strip_accents(lower($search)))
),
page as (
  select
    found.*,
    count(*) over () as total,
    country_key,
    channel_key
  from found
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
