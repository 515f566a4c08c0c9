-- Which runs are taken out?
--
-- grain    one row per run, in a table of its own
-- params   none: the runs are put into it one by one
-- reads    nothing
-- used by  lib/warehouse/duckdb/purge-runs.ts, lib/warehouse/duckdb/open-duckdb-warehouse.ts
create or replace temp table purging_run (
  run_id text
);
