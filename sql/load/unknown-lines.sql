-- How many lines have no known customer, and how many no known product: before the load and after it?
--
-- grain    one row per (what: customers, products; side: before, after) with such lines
-- params   none
-- reads    former_row, load_row, live_event, judged_event, former.order_items, former.products, load.order_items, load.products
-- used by  lib/load/compare-load.ts
with sold as (
  select 'before' as side, product_id, cast(qty * unit_price as decimal(18, 4)) as gross_amount
  from former.order_items
  union all
  select 'after' as side, product_id, cast(qty * unit_price as decimal(18, 4)) as gross_amount
  from load.order_items
  union all
  select 'before' as side, product_id, gross_amount
  from live_event
  anti join (select event_id from judged_event where was) as left_out using (event_id)
  union all
  select 'after' as side, product_id, gross_amount
  from live_event
  anti join (select event_id from judged_event where becomes) as left_out using (event_id)
),
per_product as (
  select side, product_id, count(*) as lines, sum(gross_amount) as revenue
  from sold
  group by side, product_id
),
known_product as (
  select 'before' as side, product_id from former.products
  union all
  select 'after' as side, product_id from load.products
),
unknown as (
  select 'products' as what, side, lines, revenue
  from per_product
  anti join known_product using (side, product_id)
  union all
  select 'customers' as what, 'before' as side, lines, revenue
  from former_row
  where customer_id is null
  union all
  select 'customers' as what, 'after' as side, lines, revenue
  from load_row
  where customer_id is null
)
select what, side, sum(lines) as lines, cast(cast(sum(revenue) as decimal(38, 4)) as text) as revenue
from unknown
group by what, side
order by what, side;
