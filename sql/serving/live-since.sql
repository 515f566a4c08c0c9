-- What did all live lines bring, and what those of the last hours?
--
-- grain    one row; amounts are in ten-thousandths; lines and orders are those of the last hours
-- params   $since, $until (epoch milliseconds of the event times): since exclusive, until inclusive;
--          $countries, $channels, $sources, $categories, $products: empty for all
-- reads    serving.live_line, serving.segment, serving.product, serving.category
-- used by  lib/sales/live-lines.ts
with chosen_segment as (
  select segment_key
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
chosen_line as (
  select
    order_key,
    gross,
    ts > make_timestamptz($since * 1000) and ts <= make_timestamptz($until * 1000) as recent
  from serving.live_line
  semi join chosen_segment using (segment_key)
  semi join chosen_product using (product_key)
)
select
  cast(coalesce(sum(gross), 0) as hugeint) as stream,
  cast(coalesce(sum(gross) filter (where recent), 0) as hugeint) as revenue,
  count(*) filter (where recent) as lines,
  count(distinct order_key) filter (where recent and gross > 0) as orders
from chosen_line
order by stream;
