-- Lets go of the rejects of loads that nobody will ask about any more.
--
-- grain    takes rows of load_rejects away; the load in place and those that can be put back keep theirs
-- params   $last_load_id: inclusive; $kept_loads: how many can be put back
-- reads    load_rejects, versions
-- used by  lib/warehouse/duckdb/load-records.ts
delete from load_rejects
where load_id <= $last_load_id
  and load_id not in (
    select load_id from versions where load_id is not null group by load_id order by max(version) desc limit $kept_loads
  );
