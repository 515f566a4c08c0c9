-- Of which moment is this store, and what does it span?
--
-- grain    one row, written last: a file without it is not whole
-- params   the variables layout, load_id, stream_position, time_zone
-- reads    serving.line, serving.order_row, serving.customer, source_load_state
-- used by  lib/serving/build.ts, sql/serving/meta.sql
create table building.serving.meta as
select
  getvariable('layout') as layout,
  cast(getvariable('load_id') as bigint) as load_id,
  cast(getvariable('stream_position') as bigint) as stream_position,
  getvariable('time_zone') as time_zone,
  (select max(as_of) from source_load_state) as as_of,
  (select min(day) from building.serving.line) as first_day,
  (select max(day) from building.serving.line) as last_day,
  (select epoch_ms(max(ts)) from building.serving.line) as newest_event_ms,
  (select count(*) from building.serving.line) as lines,
  (select count(*) from building.serving.customer) as customers,
  (select count(*) from building.serving.customer where known) as known_customers,
  (select count(*) from building.serving.product) as products,
  (select count(*) from building.serving.order_row where split) as split_rows,
  (select count(*) from building.serving."order") as orders,
  (select count(*) from building.serving."order") as built_orders;
