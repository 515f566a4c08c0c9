-- What would be the revenue of all lines if this load were in place?
--
-- grain    one row
-- params   $as_of: the load's; {folder} in the text stands for the load's folder, since a file's name takes no parameter
-- reads    the load's Parquet files, fact_sales_streaming
-- used by  lib/warehouse/duckdb/roll-back.ts
with event as (
  select *
  from fact_sales_streaming
  qualify row_number() over (partition by event_id order by position) = 1
),
loaded as (
  select order_id
  from read_parquet('{folder}/orders.parquet')
  semi join event using (order_id)
),
part as (
  select sum(cast(qty * unit_price as decimal(18, 4))) as revenue
  from read_parquet('{folder}/order_items.parquet')
  union all
  select sum(event.gross_amount) as revenue
  from event
  left join loaded on loaded.order_id = event.order_id
  where not coalesce(loaded.order_id is not null and event.event_ts < cast($as_of as timestamptz), false)
)
select sum(revenue) as revenue
from part;
