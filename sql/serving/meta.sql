-- Of which moment is this store, and what does it span?
--
-- grain    one row
-- params   none
-- reads    serving.meta
-- used by  lib/serving/open-serving.ts
select
  layout,
  load_id,
  stream_position,
  time_zone,
  as_of,
  first_day,
  last_day,
  newest_event_ms,
  lines,
  customers,
  known_customers,
  products,
  split_rows,
  orders,
  built_orders
from serving.meta;
