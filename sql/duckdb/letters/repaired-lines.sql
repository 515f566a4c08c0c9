-- What becomes of each repaired event once it is replayed?
--
-- grain    repaired_line: one row per event. outcome: counted, superseded (the load has it already), duplicate or differing (another message brought the event)
-- params   none
-- reads    judged_event, orders, load_in_place, customers, products
-- used by  lib/warehouse/duckdb/letters/judge-repairs.ts
create or replace temp table repaired_line as
select
  judged_event.message_id as message_id,
  judged_event.order_id as order_id,
  judged_event.gross_amount as gross_amount,
  case
    when judged_event.verdict <> 'new' and judged_event.differs then 'differing'
    when judged_event.verdict <> 'new' then 'duplicate'
    when judged_event.event_ts < load_in_place.as_of
      and judged_event.order_id in (select orders.order_id from orders where orders.order_id is not null) then 'superseded'
    else 'counted'
  end as outcome,
  judged_event.customer_id is not null
    and judged_event.customer_id not in (select customers.customer_id from customers where customers.customer_id is not null) as is_unknown_customer,
  judged_event.product_id not in (select products.product_id from products where products.product_id is not null) as is_unknown_product
from judged_event
left join load_in_place on true;
