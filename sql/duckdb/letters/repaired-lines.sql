-- What becomes of each repaired event once it is replayed?
--
-- grain    repaired_line: one row per event. outcome: counted, superseded (the load has it already), duplicate or differing (another message brought the event)
-- params   none
-- reads    judged_event, orders, load_in_place, customers, products
-- used by  lib/warehouse/duckdb/letters/judge-repairs.ts
-- The large tables are looked through once, each for the few ids that are named.
create or replace temp table repaired_line as
with loaded_order as materialized (
  select distinct orders.order_id as order_id
  from orders
  semi join judged_event on judged_event.order_id = orders.order_id
),
known_customer as materialized (
  select distinct customers.customer_id as customer_id
  from customers
  semi join judged_event on judged_event.customer_id = customers.customer_id
),
known_product as materialized (
  select distinct products.product_id as product_id
  from products
  semi join judged_event on judged_event.product_id = products.product_id
)
select
  judged_event.message_id as message_id,
  judged_event.order_id as order_id,
  judged_event.gross_amount as gross_amount,
  loaded_order.order_id is not null as is_loaded,
  case
    when judged_event.verdict <> 'new' and judged_event.differs then 'differing'
    when judged_event.verdict <> 'new' then 'duplicate'
    when loaded_order.order_id is not null and judged_event.event_ts < load_in_place.as_of then 'superseded'
    else 'counted'
  end as outcome,
  judged_event.customer_id is not null and known_customer.customer_id is null as is_unknown_customer,
  known_product.product_id is null as is_unknown_product
from judged_event
left join load_in_place on true
left join loaded_order on loaded_order.order_id = judged_event.order_id
left join known_customer on known_customer.customer_id = judged_event.customer_id
left join known_product on known_product.product_id = judged_event.product_id;
