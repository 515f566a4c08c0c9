-- What did a simulated run leave in the warehouse?
--
-- grain    one row
-- params   $run_id
-- reads    fact_sales_streaming, orders, load_in_place, streaming_counts, streaming_dead_letters
-- used by  lib/warehouse/duckdb/simulator.ts
with line as (
  select
    fact_sales_streaming.event_id as event_id,
    fact_sales_streaming.gross_amount as gross_amount,
    coalesce(orders.order_id is not null and fact_sales_streaming.event_ts < load_in_place.as_of, false) as superseded
  from fact_sales_streaming
  left join orders on orders.order_id = fact_sales_streaming.order_id
  left join load_in_place on true
  where fact_sales_streaming.run_id = $run_id
),
kept as (
  select
    count(*) as lines,
    count(*) - count(distinct event_id) as lines_twice,
    coalesce(sum(gross_amount) filter (where not superseded), 0) as revenue,
    count(*) filter (where superseded) as superseded_lines,
    coalesce(sum(gross_amount) filter (where superseded), 0) as superseded_revenue
  from line
),
absorbed as (
  select
    coalesce(sum(duplicates), 0) as duplicates,
    coalesce(sum(differing), 0) as differing,
    coalesce(sum(redelivered), 0) as redelivered
  from streaming_counts
  where run_id = $run_id
),
other as (
  select count(*) as lines
  from fact_sales_streaming
  where fact_sales_streaming.run_id is distinct from $run_id
),
refused as (
  select count(distinct body) as refused
  from streaming_dead_letters
  where run_id = $run_id
)
select
  kept.lines as lines,
  kept.lines_twice as lines_twice,
  cast(cast(kept.revenue as decimal(38, 4)) as text) as revenue,
  kept.superseded_lines as superseded_lines,
  cast(cast(kept.superseded_revenue as decimal(38, 4)) as text) as superseded_revenue,
  absorbed.duplicates as duplicates,
  absorbed.differing as differing,
  absorbed.redelivered as redelivered,
  refused.refused as refused,
  other.lines as other_lines
from kept
cross join absorbed
cross join refused
cross join other;
