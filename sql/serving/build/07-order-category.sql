-- What did each order bring in each category?
--
-- grain    order_category: one row per (order, customer, day, segment, category) with a line; word_0 and word_1 have the bits of the
--          category and subcategories in which it has a sale line.
--          split_detail: one row per order that has several such rows for one customer and category
-- params   none
-- reads    serving.line, serving.segment, serving.place
-- used by  lib/serving/build.ts, sql/serving/detail.sql, sql/serving/detail-total.sql, sql/serving/detail-search.sql
create table building.serving.order_category as
with shelf as (
  select
    subcategory.key as subcategory_key,
    category.word_0 | subcategory.word_0 as word_0,
    category.word_1 | subcategory.word_1 as word_1
  from building.serving.place as subcategory
  join building.serving.place as category on category.tile = 'category' and category.key = subcategory.category_key
  where subcategory.tile = 'subcategory'
)
select
  order_key,
  customer_key,
  day,
  segment_key,
  category_key,
  cast(sum(gross) as bigint) as revenue,
  coalesce(bool_or(gross > 0), false) as sold,
  bit_or(case when gross > 0 then word_0 else 0 end) as word_0,
  bit_or(case when gross > 0 then word_1 else 0 end) as word_1
from building.serving.line
join shelf using (subcategory_key)
group by order_key, customer_key, day, segment_key, category_key;

create table building.serving.split_detail as
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
