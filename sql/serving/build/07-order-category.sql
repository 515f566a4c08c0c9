-- What did each order bring in each category?
--
-- grain    order_category: one row per (order, customer, day, segment, category) with a line.
--          parted: the order has several such rows for one customer and category.
--          live_place, live_id: as in serving.order, and the id; of orders that come later, null here
-- params   the variables subcategory_bits, category_bits, categories: sold_in has a bit per category and, where these fit as well, one per
--          subcategory; else its one bit says that something was sold
-- reads    serving.line, serving.segment
-- used by  lib/serving/build.ts, sql/serving/detail.sql, sql/serving/detail-total.sql, sql/serving/detail-search.sql
create table building.serving.order_category as
select
  order_key,
  customer_key,
  day,
  segment_key,
  category_key,
  cast(sum(gross) as bigint) as revenue,
  coalesce(bool_or(gross > 0), false) as sold,
  bit_or(sold_bits(gross, category_key, subcategory_key)) as sold_in,
  cast(null as bigint) as live_place,
  cast(null as text) as live_id
from building.serving.line
group by order_key, customer_key, day, segment_key, category_key;

create temp table split_detail as
with live_order as (
  select distinct order_key
  from building.serving.order_category
  join building.serving.segment using (segment_key)
  where source_key = 1
),
repeated as (
  select order_key
  from building.serving.order_category
  semi join live_order using (order_key)
  group by order_key, customer_key, category_key
  having count(*) > 1
)
select distinct order_key
from repeated;

alter table building.serving.order_category add column parted boolean default false;

update building.serving.order_category
set parted = true
where order_key in (select order_key from split_detail);
