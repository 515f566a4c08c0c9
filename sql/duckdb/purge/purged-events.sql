-- Which stored events did these runs bring, and which message counts from now on where another had brought the same event?
--
-- grain    purged_event: one row per stored event of the runs, as long as they are there.
--          spare: one row per message of others that was absorbed as a duplicate of one of these; the first of each event takes its place
-- params   none
-- reads    fact_sales_streaming, streaming_duplicates, streaming_conflicts, purging_run
-- used by  lib/warehouse/duckdb/purge-runs.ts
create or replace temp view purged_event as
select *
from fact_sales_streaming
where simulated and run_id in (select purging_run.run_id from purging_run);

create or replace temp table spare as
with absorbed as (
  select
    streaming_duplicates.rowid as place,
    streaming_duplicates.*,
    coalesce(streaming_duplicates.simulated, false) as is_simulated
  from streaming_duplicates
  semi join purged_event using (event_id)
),
left_over as (
  select *
  from absorbed
  where not is_simulated or run_id not in (select purging_run.run_id from purging_run)
),
said as (
  select
    left_over.place as place,
    left_over.message_id as message_id,
    left_over.event_id as event_id,
    streaming_conflicts.message_id is not null as differed,
    left_over.is_simulated as simulated,
    left_over.run_id as run_id,
    left_over.ingest_ts as ingest_ts,
    coalesce(left_over.publish_ts, streaming_conflicts.publish_ts, left_over.ingest_ts) as publish_ts,
    left_over.event_ts_text as event_ts_text,
    left_over.stated_gross_amount as stated_gross_amount,
    purged_event.currency as currency,
    purged_event.event_hash as event_hash,
    case when differed then streaming_conflicts.order_id else purged_event.order_id end as order_id,
    case when differed then streaming_conflicts.customer_id else purged_event.customer_id end as customer_id,
    case when differed then streaming_conflicts.product_id else purged_event.product_id end as product_id,
    case when differed then streaming_conflicts.qty else purged_event.qty end as qty,
    case when differed then streaming_conflicts.unit_price else purged_event.unit_price end as unit_price,
    case when differed then streaming_conflicts.event_ts else purged_event.event_ts end as event_ts
  from left_over
  join purged_event on purged_event.event_id = left_over.event_id
  left join streaming_conflicts on streaming_conflicts.message_id = left_over.message_id
),
ranked as (
  select *, row_number() over (partition by event_id order by ingest_ts, place) = 1 as counts
  from said
)
select
  ranked.*,
  (ranked.order_id, ranked.customer_id, ranked.product_id, ranked.qty, ranked.unit_price, ranked.event_ts)
  is distinct from
  (first.order_id, first.customer_id, first.product_id, first.qty, first.unit_price, first.event_ts)
    as differs
from ranked
join ranked as first on first.event_id = ranked.event_id and first.counts;
