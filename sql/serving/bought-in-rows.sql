-- In which groups had some known customers a sale, some orders left out?
--
-- grain    one row per customer and the place of an order row under the filters; sold_in: its bits of $mask
-- params   $customers: keys; $orders: keys of those left out; $from, $to (days since 1970-01-01): from inclusive, to exclusive;
--          $countries, $channels, $sources: empty for all; $mask: bits of sold_in, of which an order row must have one
-- reads    serving.order_row, serving.segment
-- used by  lib/sales/bought-in.ts
with chosen_segment as (
  select segment_key, country_key, channel_key, source_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
asked_customer as (
  select unnest($customers) as customer_key
),
left_out as (
  select unnest($orders) as order_key
)
select distinct
  customer_key,
  day,
  country_key,
  channel_key,
  source_key,
  sold_in & $mask as sold_in
from serving.order_row
semi join asked_customer using (customer_key)
anti join left_out using (order_key)
join chosen_segment using (segment_key)
where day >= $from and day < $to and sold_in & $mask <> 0
order by customer_key, day;
