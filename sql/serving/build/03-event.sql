-- Which live lines count beside the load?
--
-- grain    one row per event_id, the first committed, that the load does not supersede
-- params   none
-- reads    source_fact_sales_streaming, source_orders, source_load_state
-- used by  lib/serving/build.ts
create temp table event as
with delivered as (
  select *
  from source_fact_sales_streaming
  qualify row_number() over (partition by event_id order by position) = 1
),
loaded as (
  select order_id
  from source_orders
  semi join delivered using (order_id)
)
select delivered.*
from delivered
left join loaded on loaded.order_id = delivered.order_id
left join (select max(as_of) as as_of from source_load_state) as load_state on true
where not coalesce(loaded.order_id is not null and delivered.event_ts < load_state.as_of, false);
