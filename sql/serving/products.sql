-- What does each of a few products amount to?
--
-- grain    one row per product asked for with a line
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources: empty for all;
--          $products: product keys; $knownCustomers: below it a customer key is a known customer's
-- reads    serving.line, serving.segment
-- used by  lib/sales/products.ts
with chosen_segment as (
  select segment_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
)
select
  'product' as tile,
  product_key as key,
  sum(gross) as revenue,
  coalesce(sum(gross) filter (where gross > 0), 0) as sales,
  count(distinct order_key) filter (where gross > 0) as orders,
  count(distinct customer_key) filter (where gross > 0 and customer_key < $knownCustomers) as customers,
  sum(qty) as units,
  count(*) as lines,
  coalesce(sum(margin), 0) as margin,
  coalesce(sum(gross) filter (where margin is not null), 0) as covered_revenue,
  count(margin) as covered_lines
from serving.line
semi join chosen_segment using (segment_key)
semi join (select unnest($products) as product_key) as chosen_product using (product_key)
where day >= $from and day < $to
group by product_key
order by key;
