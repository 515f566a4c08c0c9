-- Which orders, customers and products does the store not know yet?
--
-- grain    adds one row per such order_id, customer_id and product_id; keys go on from the highest
-- params   the variables refresh.orders, refresh.customers, refresh.products: how many there are
-- reads    new_order, new_event, serving.customer, serving.product, serving.category, serving.subcategory
-- used by  lib/serving/refresh.ts
insert into serving."order" (order_key, order_id, live_place)
select
  cast(getvariable('refresh').orders + row_number() over (order by order_id) - 1 as integer) as order_key,
  order_id,
  live_place
from new_order;

insert into serving.customer (customer_key, customer_id, name, country, known, folded_id, folded_name)
with named as (
  select distinct customer_id from new_event where customer_id is not null
),
new_customer as (
  select customer_id from named anti join serving.customer using (customer_id)
)
select
  cast(getvariable('refresh').customers + row_number() over (order by customer_id) - 1 as integer) as customer_key,
  customer_id,
  null as name,
  null as country,
  false as known,
  strip_accents(lower(customer_id)) as folded_id,
  null as folded_name
from new_customer;

insert into serving.product (product_key, product_id, name, category_key, subcategory_key, cost)
with named as (
  select distinct product_id from new_event
),
new_product as (
  select product_id from named anti join serving.product using (product_id)
)
select
  cast(getvariable('refresh').products + row_number() over (order by product_id) - 1 as integer) as product_key,
  product_id,
  null as name,
  category.category_key as category_key,
  subcategory.subcategory_key as subcategory_key,
  null as cost
from new_product
cross join (select category_key from serving.category where category = 'unknown') as category
join serving.subcategory as subcategory on subcategory.category_key = category.category_key and subcategory.subcategory = 'unknown';
