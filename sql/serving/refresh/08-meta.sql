-- Of which moment is the store now, and what does it span?
--
-- grain    the one row of serving.meta
-- params   the variable refresh_to
-- reads    new_line, new_event, row_before, row_now, serving.order, serving.customer
-- used by  lib/serving/refresh.ts
update serving.meta
set
  stream_position = getvariable('refresh_to'),
  first_day = least(first_day, (select min(day) from new_line)),
  last_day = greatest(last_day, (select max(day) from new_line)),
  newest_event_ms = greatest(newest_event_ms, (select epoch_ms(max(ts)) from new_line)),
  lines = lines + (select count(*) from new_line),
  customers = (select count(*) from serving.customer),
  products = (select count(*) from serving.product),
  split_rows = split_rows + (select count(*) from row_now where split) - (select count(*) from row_before where split),
  orders = (select count(*) from serving."order");
