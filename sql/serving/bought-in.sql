-- In which groups had some orders and some customers a sale, before lines came that may add to these?
--
-- grain    one row per order or customer asked for, with the line's customer, and the place of a sale line under the filters; hour counts from 1970-01-01 in the store's zone, null unless $hourly
-- params   $orders, $customers: keys; $productKeys: empty for all; $lines: as many lines were there before; $from, $to (days since 1970-01-01): from inclusive, to exclusive;
--          $hourly: the buckets are hours; $countries, $channels, $sources, $categories, $products: empty for all; $timeZone
-- reads    serving.line, serving.segment, serving.product, serving.category
-- used by  lib/sales/bought-in.ts
with chosen_segment as (
  select segment_key, country_key, channel_key, source_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_product as (
  select product_key, category_key, subcategory_key
  from serving.product
  join serving.category using (category_key)
  where (len($products) = 0 or list_contains($products, product_id))
    and (len($categories) = 0 or list_contains($categories, category))
    and (len($productKeys) = 0 or list_contains($productKeys, product_key))
),
asked_order as (
  select unnest($orders) as order_key
),
asked_customer as (
  select unnest($customers) as customer_key
),
asked_line as (
  select 'order' as party, order_key as member, customer_key, day, ts, segment_key, product_key
  from serving.line
  semi join asked_order using (order_key)
  where gross > 0 and rowid < $lines and day >= $from and day < $to
  union all
  select 'customer' as party, customer_key as member, customer_key, day, ts, segment_key, product_key
  from serving.line
  semi join asked_customer using (customer_key)
  where gross > 0 and rowid < $lines and day >= $from and day < $to
)
select distinct
  party,
  member,
  customer_key,
  day,
  case when $hourly then day * 24 + hour(timezone($timeZone, ts)) end as hour,
  country_key,
  channel_key,
  source_key,
  category_key,
  subcategory_key,
  product_key
from asked_line
join chosen_segment using (segment_key)
join chosen_product using (product_key)
order by party, member, day, hour, product_key;
