-- Which customers does the store not know yet?
--
-- grain    adds one row per such customer_id; keys go on from the highest
-- params   the variable refresh.customers: how many there are
-- reads    new_event, serving.customer
-- used by  lib/serving/refresh.ts
insert into serving.customer (customer_key, customer_id, name, country, known, folded_id, folded_name)
with new_customer as (
  select distinct customer_id from new_event where customer_key is null and customer_id is not null
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
