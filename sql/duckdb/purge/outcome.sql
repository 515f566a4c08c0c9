-- What came of a purge?
--
-- grain    one row; none where it was never made
-- params   $act_id
-- reads    purges
-- used by  lib/warehouse/duckdb/purge-runs.ts
select lines, revenue, refused, restored
from purges
where act_id = $act_id;
