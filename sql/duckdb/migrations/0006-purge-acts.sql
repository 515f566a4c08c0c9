-- What finding a purge again needs, by whoever asked for it and did not hear what came of it.
--
-- grain    purges: one row per purge; act_id: given by whoever asked for it, null for those of former versions
-- params   none
-- reads    purges
-- used by  lib/warehouse/duckdb/migrate.ts
alter table purges add column act_id text;
alter table purges add column restored bigint;
