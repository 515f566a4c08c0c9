-- What does each of a few products amount to?
--
-- grain    one row per product asked for with a line
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources: empty for all;
--          $products: product keys; $knownCustomers: below it a customer key is a known customer's; $lastOrder, $lastCustomer: no key is above them
-- reads    serving.line, serving.segment
-- used by  lib/sales/by-product.ts
with chosen_segment as (
  select segment_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_product as (
  select unnest($products) as product_key
)
select
  'product' as tile,
  product_key as key,
  sum(gross) as revenue,
  sum(greatest(gross, 0)) as sales,
  coalesce(bit_count(bitstring_agg(order_key, 0, $lastOrder) filter (where gross > 0)), 0) as orders,
  coalesce(bit_count(bitstring_agg(customer_key, 0, $lastCustomer) filter (where gross > 0 and customer_key < $knownCustomers)), 0) as customers,
  sum(qty) as units,
  count(*) as lines,
  coalesce(sum(margin), 0) as margin,
  coalesce(sum(gross) filter (where margin is not null), 0) as covered_revenue,
  count(margin) as covered_lines
from serving.line
semi join chosen_product using (product_key)
join chosen_segment using (segment_key)
where day >= $from and day < $to
group by product_key
order by key;
