-- What do the kept rows amount to, and what is odd about them?
--
-- grain    one row; newest_day_end: the end of the store day of the newest order, in milliseconds
-- params   the variables time_zone, now
-- reads    kept_customers, kept_orders, kept_order_items, kept_products, sold_order
-- used by  lib/load/kept-totals.ts
with line as (
  select count(*) as lines, coalesce(sum(qty * unit_price), 0) as revenue
  from kept_order_items
),
dated as (
  select
    count(*) as orders,
    count(*) filter (where sold.order_id is null) as without_lines,
    count(*) filter (where kept_orders.order_date > cast(getvariable('now') as timestamptz)) as after_now,
    max(kept_orders.order_date) as newest,
    min(kept_orders.order_date) filter (where sold.order_id is not null) as first_sold,
    max(kept_orders.order_date) filter (where sold.order_id is not null) as last_sold
  from kept_orders
  left join sold_order as sold on sold.order_id = kept_orders.order_id
)
select
  cast(cast(line.revenue as decimal(38, 4)) as text) as revenue,
  line.lines as lines,
  dated.orders as orders,
  (select count(*) from kept_customers) as customers,
  cast(cast(timezone(getvariable('time_zone'), dated.first_sold) as date) as text) as first_day,
  cast(cast(timezone(getvariable('time_zone'), dated.last_sold) as date) as text) as last_day,
  epoch_ms(timezone(getvariable('time_zone'), date_trunc('day', timezone(getvariable('time_zone'), dated.newest)) + interval 1 day)) as newest_day_end,
  dated.without_lines as orders_without_lines,
  dated.after_now as orders_after_now,
  (select count(*) from kept_orders anti join kept_customers using (customer_id)) as orders_without_known_customer,
  (select count(*) from kept_order_items anti join kept_products using (product_id)) as lines_of_unknown_products
from line
cross join dated;
