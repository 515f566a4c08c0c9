-- Of which moment is the store now, and what does it span?
--
-- grain    the one row of serving.meta
-- params   the variable refresh_to
-- reads    new_line, row_before, row_now
-- used by  lib/serving/refresh.ts
update serving.meta
set
  stream_position = getvariable('refresh_to'),
  first_day = least(first_day, (select min(day) from new_line)),
  last_day = greatest(last_day, (select max(day) from new_line)),
  newest_event_ms = greatest(newest_event_ms, (select epoch_ms(max(ts)) from new_line)),
  lines = lines + (select count(*) from new_line),
  -- Keys have no gaps; those that are new stand in a new line.
  customers = greatest(customers, (select max(customer_key) + 1 from new_line)),
  products = greatest(products, (select max(product_key) + 1 from new_line)),
  split_rows = split_rows + (select count(*) from row_now where split) - (select count(*) from row_before where split),
  orders = greatest(orders, (select max(order_key) + 1 from new_line));
