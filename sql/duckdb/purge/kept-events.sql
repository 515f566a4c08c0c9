-- Which live events are left without some simulated runs?
--
-- grain    as fact_sales_streaming
-- params   none
-- reads    fact_sales_streaming, purging_run
-- used by  lib/warehouse/duckdb/open-duckdb-warehouse.ts
select *
from fact_sales_streaming
where not simulated
  or run_id not in (select purging_run.run_id from purging_run);
