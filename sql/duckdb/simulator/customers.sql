-- Which customers may buy in a simulation, and which of them have bought live before?
--
-- grain    one row per customer of a bounded part, the same for the same store
-- params   $limit
-- reads    customers, v_sales
-- used by  lib/warehouse/duckdb/simulator.ts
with live_buyer as (
  select distinct v_sales.known_customer_id as id
  from v_sales
  where v_sales.source = 'streaming' and v_sales.is_sale
)
select
  customers.customer_id as id,
  customers.country as country,
  live_buyer.id is not null as "hasBoughtLive"
from customers
left join live_buyer on live_buyer.id = customers.customer_id
order by md5_number_lower(customers.customer_id), customers.customer_id
limit $limit;
