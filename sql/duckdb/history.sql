-- The history as the contract names it: the files of one load.
--
-- grain    as in migrations/0001-tables.sql
-- params   {folder} in the text stands for the load's folder, since a view takes no parameter
-- reads    the load's four Parquet files
-- used by  lib/warehouse/duckdb/history.ts
create or replace view customers as
select
  cast(customer_id as text) as customer_id,
  cast(name as text) as name,
  cast(country as text) as country,
  cast(signup_date as date) as signup_date
from read_parquet('{folder}/customers.parquet');

create or replace view products as
select
  cast(product_id as text) as product_id,
  cast(category as text) as category,
  cast(subcategory as text) as subcategory,
  cast(price as decimal(18, 4)) as price,
  cast(cost as decimal(18, 4)) as cost,
  cast(name as text) as name
from read_parquet('{folder}/products.parquet');

create or replace view orders as
select
  cast(order_id as text) as order_id,
  cast(customer_id as text) as customer_id,
  cast(order_date as timestamptz) as order_date,
  cast(channel as text) as channel,
  cast(country as text) as country
from read_parquet('{folder}/orders.parquet');

create or replace view order_items as
select
  cast(order_id as text) as order_id,
  cast(product_id as text) as product_id,
  cast(qty as bigint) as qty,
  cast(unit_price as decimal(18, 4)) as unit_price
from read_parquet('{folder}/order_items.parquet');
