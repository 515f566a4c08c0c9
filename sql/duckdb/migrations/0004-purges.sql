-- What taking simulated runs out needs: to remember which are gone for good, and what a duplicate said that counts once the simulated event it repeats is gone.
--
-- grain    purges: one row per purge; stream_position: where the stream stood then. purged_runs: one row per run
-- params   none
-- reads    fact_sales_streaming, streaming_dead_letters, streaming_duplicates
-- used by  lib/warehouse/duckdb/migrate.ts
create table purges (
  purge_id bigint not null,
  purged_by text not null,
  purged_at timestamptz not null,
  stream_position bigint not null,
  lines bigint not null,
  revenue decimal(38, 4) not null,
  refused bigint not null
);

create table purged_runs (
  run_id text not null,
  purge_id bigint not null
);

alter table streaming_duplicates add column publish_ts timestamptz;
alter table streaming_duplicates add column event_ts_text text;
alter table streaming_duplicates add column stated_gross_amount text;
alter table streaming_duplicates add column simulated boolean;
update streaming_duplicates set simulated = run_id is not null;

-- Every simulated event has a run.
update fact_sales_streaming set run_id = 'unnamed' where simulated and run_id is null;
update streaming_dead_letters set run_id = 'unnamed' where simulated and run_id is null;
