-- What did each order bring in each category?
--
-- grain    one row per (order, customer, day, segment, category) with a line
-- params   the variable few_subcategories, few_categories: whether their keys fit the bits of sold_in
-- reads    serving.line
-- used by  lib/serving/build.ts, sql/serving/detail.sql
create table building.serving.order_category as
select
  order_key,
  customer_key,
  day,
  segment_key,
  category_key,
  cast(sum(gross) as bigint) as revenue,
  coalesce(bool_or(gross > 0), false) as sold,
  bit_or(
    case
      when gross <= 0 then 0
      when getvariable('few_subcategories') then cast(1 as bigint) << subcategory_key
      when getvariable('few_categories') then cast(1 as bigint) << category_key
      else 0
    end
  ) as sold_in
from building.serving.line
group by order_key, customer_key, day, segment_key, category_key;
