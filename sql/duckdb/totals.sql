-- What the loaded history amounts to.
--
-- grain    one row
-- params   none
-- reads    batch_line, orders, customers, store
-- used by  lib/warehouse/duckdb/load-records.ts
with line as (
  select
    count(*) as lines,
    coalesce(sum(gross_amount), 0) as revenue,
    min(ts) as first_ts,
    max(ts) as last_ts
  from batch_line
)
select
  cast(line.revenue as text) as revenue,
  (select count(*) from orders) as orders,
  line.lines as lines,
  (select count(*) from customers) as customers,
  cast(cast(timezone(store.time_zone, line.first_ts) as date) as text) as first_day,
  cast(cast(timezone(store.time_zone, line.last_ts) as date) as text) as last_day
from line
cross join store;
