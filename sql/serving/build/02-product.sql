-- Which products, categories and subcategories are there?
--
-- grain    one row per product_id that products, a line or an event names; per category; per subcategory of a category.
--          unknown is always among them: events name products that are not listed
-- params   none
-- reads    source_products, source_order_items, source_fact_sales_streaming
-- used by  lib/serving/build.ts
create temp table named_product as
with named as (
  select product_id from source_order_items
  union all
  select product_id from source_fact_sales_streaming
),
unlisted as (
  select distinct product_id
  from named
  anti join source_products using (product_id)
)
select
  product_id,
  name,
  coalesce(category, 'unknown') as category,
  coalesce(subcategory, 'unknown') as subcategory,
  ten_thousandths(cost) as cost
from source_products
union all
select product_id, null as name, 'unknown' as category, 'unknown' as subcategory, null as cost
from unlisted;

create temp table named_subcategory as
select distinct category, subcategory from named_product
union
select 'unknown' as category, 'unknown' as subcategory;

create table building.serving.category as
select cast(row_number() over (order by category) - 1 as integer) as category_key, category
from (select distinct category from named_subcategory);

create table building.serving.subcategory as
select
  cast(row_number() over (order by category_key, subcategory) - 1 as integer) as subcategory_key,
  category_key,
  subcategory
from named_subcategory
join building.serving.category using (category);

create table building.serving.product as
select
  cast(row_number() over (order by product_id) - 1 as integer) as product_key,
  product_id,
  name,
  category_key,
  subcategory_key,
  cost
from named_product
join building.serving.category using (category)
join building.serving.subcategory using (category_key, subcategory);
