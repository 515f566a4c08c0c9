-- Takes the rejects out of old runs' reports, which list the first of them; their counts stay.
--
-- grain    changes rows of load_runs; the load in place and those that can be put back keep theirs
-- params   $first_load_id, $last_load_id: both inclusive. Each load asks for those before it, so a few are enough. $kept_loads: how many can be put back
-- reads    load_runs, versions
-- used by  lib/warehouse/duckdb/load-records.ts
update load_runs
set run = json_merge_patch(run, '{"report": {"rejects": []}}')
where load_id between $first_load_id and $last_load_id
  and json_array_length(run, '$.report.rejects') > 0
  and load_id not in (
    select load_id from versions where load_id is not null group by load_id order by max(version) desc limit $kept_loads
  );
