-- Which simulated runs have been here, and what is there of each?
--
-- grain    one row per run, those that were purged included, the last first; revenue and orders of the lines that count
-- params   none
-- reads    fact_sales_streaming, orders, load_in_place, streaming_dead_letters, purged_runs, purges
-- used by  lib/warehouse/duckdb/simulator.ts
with kept as (
  select
    fact_sales_streaming.run_id as run_id,
    fact_sales_streaming.order_id as order_id,
    fact_sales_streaming.gross_amount as gross_amount,
    fact_sales_streaming.ingest_ts as ingest_ts,
    coalesce(orders.order_id is not null and fact_sales_streaming.event_ts < load_in_place.as_of, false) as superseded
  from fact_sales_streaming
  left join orders on orders.order_id = fact_sales_streaming.order_id
  left join load_in_place on true
  where fact_sales_streaming.simulated
),
sold as (
  select
    run_id,
    count(*) as lines,
    count(*) filter (where superseded) as superseded,
    coalesce(sum(gross_amount) filter (where not superseded), 0) as revenue,
    count(distinct order_id) filter (where not superseded and gross_amount > 0) as orders,
    min(ingest_ts) as first_ts
  from kept
  group by run_id
),
refused as (
  select run_id, count(*) as refused, min(first_failed_at) as first_ts
  from streaming_dead_letters
  where simulated
  group by run_id
),
purged as (
  select purged_runs.run_id as run_id, max(purges.purged_at) as purged_at, arg_max(purges.purged_by, purges.purged_at) as purged_by
  from purged_runs
  join purges on purges.purge_id = purged_runs.purge_id
  group by purged_runs.run_id
),
named as (
  select run_id from sold
  union
  select run_id from refused
  union
  select run_id from purged
)
select
  named.run_id as run_id,
  coalesce(sold.lines, 0) as lines,
  coalesce(sold.superseded, 0) as superseded,
  cast(coalesce(sold.revenue, 0) as decimal(38, 4)) as revenue,
  coalesce(sold.orders, 0) as orders,
  coalesce(refused.refused, 0) as refused,
  epoch_ms(least(sold.first_ts, refused.first_ts)) as first_ms,
  epoch_ms(purged.purged_at) as purged_ms,
  purged.purged_by as purged_by
from named
left join sold on sold.run_id = named.run_id
left join refused on refused.run_id = named.run_id
left join purged on purged.run_id = named.run_id
order by coalesce(first_ms, purged_ms) desc, named.run_id;
