-- Puts the staged tables in the place of the former ones; the caller's transaction makes it one step.
--
-- grain    as in migrations/0001-tables.sql
-- params   the variables staged_customers, staged_orders, staged_order_items, staged_products, staged_rejects (paths of Parquet files)
--          and staged_load_id
-- reads    the five files
-- used by  lib/warehouse/duckdb/open-duckdb-warehouse.ts
create or replace table customers as
select
  cast(customer_id as text) as customer_id,
  cast(name as text) as name,
  cast(country as text) as country,
  cast(signup_date as date) as signup_date
from read_parquet(getvariable('staged_customers'));

create or replace table products as
select
  cast(product_id as text) as product_id,
  cast(category as text) as category,
  cast(subcategory as text) as subcategory,
  cast(price as decimal(18, 4)) as price,
  cast(cost as decimal(18, 4)) as cost,
  cast(name as text) as name
from read_parquet(getvariable('staged_products'));

create or replace table orders as
select
  cast(order_id as text) as order_id,
  cast(customer_id as text) as customer_id,
  cast(order_date as timestamptz) as order_date,
  cast(channel as text) as channel,
  cast(country as text) as country
from read_parquet(getvariable('staged_orders'));

create or replace table order_items as
select
  cast(order_id as text) as order_id,
  cast(product_id as text) as product_id,
  cast(qty as bigint) as qty,
  cast(unit_price as decimal(18, 4)) as unit_price
from read_parquet(getvariable('staged_order_items'));

insert into load_rejects (load_id, position, file, line, column_name, value, reason, message)
select
  getvariable('staged_load_id') as load_id,
  position,
  file,
  line,
  column_name,
  value,
  reason,
  message
from read_parquet(getvariable('staged_rejects'));
