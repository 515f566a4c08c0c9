-- What did the runs have that counted?
--
-- grain    one row
-- params   none
-- reads    purged_event, orders, load_in_place, streaming_dead_letters, purging_run
-- used by  lib/warehouse/duckdb/purge-runs.ts
select
  (select count(*) from purged_event) as lines,
  cast((
    select coalesce(sum(purged_event.gross_amount), 0)
    from purged_event
    left join load_in_place on true
    where not (
      purged_event.order_id in (select orders.order_id from orders where orders.order_id is not null)
      and coalesce(purged_event.event_ts < load_in_place.as_of, false)
    )
  ) as decimal(38, 4)) as revenue,
  (
    select count(*)
    from streaming_dead_letters
    where simulated and run_id in (select purging_run.run_id from purging_run)
  ) as refused;
