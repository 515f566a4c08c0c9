-- What did the live lines of the last hours bring?
--
-- grain    one row; the amount is in ten-thousandths
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
)
select
  cast(coalesce(sum(gross), 0) as hugeint) as revenue,
  count(*) as lines,
  count(distinct order_key) filter (where gross > 0) as orders
from serving.live_line
semi join chosen_segment using (segment_key)
semi join chosen_product using (product_key)
where ts > make_timestamptz($since * 1000) and ts <= make_timestamptz($until * 1000)
order by revenue;
