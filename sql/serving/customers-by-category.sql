-- How many known customers bought in each of many subcategories or categories? A set of customers for each.
--
-- grain    one row per key of the tile (category, subcategory) with such a customer
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all;
--          $tile; $knownCustomers: below it a customer key is a known customer's; $lastCustomer: no customer key is above it
-- reads    serving.line, serving.segment, serving.category
-- used by  lib/sales/customers.ts
with chosen_segment as (
  select segment_key
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
bought as (
  select
    case $tile when 'category' then category_key else subcategory_key end as key,
    customer_key
  from serving.line
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where day >= $from and day < $to and gross > 0 and customer_key < $knownCustomers
)
select
  $tile as tile,
  cast(key as integer) as key,
  bit_count(bitstring_agg(customer_key, 0, $lastCustomer)) as customers
from bought
group by key
order by key;
