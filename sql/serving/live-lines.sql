-- Which live lines came last?
--
-- grain    one row per line, the last to be committed first; amounts are ten-thousandths, times epoch milliseconds
-- params   $countries, $channels, $sources, $categories, $products: empty for all; $after: a position, exclusive; $limit
-- reads    serving.live_line, serving.segment, serving.product, serving.category, serving.subcategory, serving.order
-- used by  lib/sales/live-lines.ts
with chosen_segment as (
  select segment_key, country
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_product as (
  select product_key
  from serving.product
  join serving.category using (category_key)
  where (len($products) = 0 or list_contains($products, product_id))
    and (len($categories) = 0 or list_contains($categories, category))
),
last_line as (
  select live_line.*
  from serving.live_line as live_line
  semi join chosen_segment using (segment_key)
  semi join chosen_product using (product_key)
  where position > $after
  order by position desc
  limit $limit
)
select
  last_line.position as position,
  "order".order_id as order_id,
  product.product_id as product_id,
  coalesce(product.name, nullif(subcategory.subcategory, 'unknown'), product.product_id) as label,
  chosen_segment.country as country,
  last_line.qty as qty,
  last_line.gross as gross,
  epoch_ms(last_line.ts) as event_ms,
  epoch_ms(last_line.publish_ts) as publish_ms,
  epoch_ms(last_line.ingest_ts) as ingest_ms
from last_line
join chosen_segment using (segment_key)
join serving.product as product using (product_key)
join serving.subcategory as subcategory using (subcategory_key)
join serving."order" as "order" using (order_key)
order by position desc;
