-- What goes with these runs?
--
-- grain    one row per event, absorbed message, difference, count and dead letter of them, removed
-- params   none
-- reads    purged_event, spare, purging_run (and writes fact_sales_streaming, streaming_duplicates, streaming_conflicts, streaming_counts, streaming_dead_letters)
-- used by  lib/warehouse/duckdb/purge-runs.ts
delete from fact_sales_streaming
where simulated and run_id in (select purging_run.run_id from purging_run);

delete from streaming_duplicates
where (simulated and run_id in (select purging_run.run_id from purging_run))
  or message_id in (select spare.message_id from spare where spare.counts);

delete from streaming_conflicts
where (simulated and run_id in (select purging_run.run_id from purging_run))
  or message_id in (select spare.message_id from spare);

delete from streaming_counts
where run_id in (select purging_run.run_id from purging_run);

delete from streaming_dead_letters
where simulated and run_id in (select purging_run.run_id from purging_run);
