-- Which customers are there?
--
-- grain    one row per customer_id that customers, an order or an event names; listed ones first, each part by id
-- params   none
-- reads    source_customers, source_orders, source_fact_sales_streaming
-- used by  lib/serving/build.ts
create table building.serving.customer as
with named as (
  select customer_id from source_orders where customer_id is not null
  union all
  select customer_id from source_fact_sales_streaming where customer_id is not null
),
unlisted as (
  select distinct customer_id
  from named
  anti join source_customers using (customer_id)
),
everyone as (
  select customer_id, name, country, true as known from source_customers
  union all
  select customer_id, null as name, null as country, false as known from unlisted
)
select
  cast(row_number() over (order by known desc, customer_id) - 1 as integer) as customer_key,
  customer_id,
  name,
  country,
  known,
  strip_accents(lower(customer_id)) as folded_id,
  strip_accents(lower(name)) as folded_name
from everyone;
