-- Which lines name an order that is not there, or that is out?
--
-- grain    adds one row per such line to reject
-- params   none
-- reads    staged_orders, staged_order_items, reject
-- used by  lib/load/check-tables.ts
create or replace temp table sold_order as
select distinct order_id
from staged_order_items
where order_id is not null;

create or replace temp table missing_order as
select order_id
from sold_order
anti join staged_orders using (order_id);

-- An order is out when none of its rows is kept.
create or replace temp table rejected_order as
with out_record as (
  select distinct record from reject where file_order = 1
),
out_order as (
  select distinct order_id from staged_orders semi join out_record using (record)
),
kept_order as (
  select order_id
  from staged_orders
  semi join out_order using (order_id)
  anti join out_record using (record)
)
select order_id from out_order anti join kept_order using (order_id);

insert into reject (file_order, record, column_name, reason)
select 2 as file_order, record, 'order_id' as column_name, 'order_not_found' as reason
from staged_order_items
semi join missing_order using (order_id)
union all
select 2 as file_order, record, 'order_id' as column_name, 'order_rejected' as reason
from staged_order_items
semi join rejected_order using (order_id);
