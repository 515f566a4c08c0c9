-- Of which moment is the store now, and what does it span?
--
-- grain    the one row of serving.meta
-- params   the variable refresh.to
-- reads    new_line, row_before, row_now
-- used by  lib/serving/refresh.ts
update serving.meta
set
  stream_position = getvariable('refresh').to,
  first_day = least(meta.first_day, added.first_day),
  last_day = greatest(meta.last_day, added.last_day),
  newest_event_ms = greatest(meta.newest_event_ms, added.newest_event_ms),
  lines = meta.lines + added.lines,
  customers = greatest(meta.customers, added.customers),
  products = greatest(meta.products, added.products),
  split_rows = meta.split_rows + split.rows,
  orders = greatest(meta.orders, added.orders)
from (
  -- Keys have no gaps; those that are new stand in a new line.
  select
    min(day) as first_day,
    max(day) as last_day,
    epoch_ms(max(ts)) as newest_event_ms,
    count(*) as lines,
    max(customer_key) + 1 as customers,
    max(product_key) + 1 as products,
    max(order_key) + 1 as orders
  from new_line
) as added
cross join (
  select coalesce(sum(rows), 0) as rows
  from (
    select count(*) as rows from row_now where split
    union all
    select -count(*) as rows from row_before where split
  )
) as split;
