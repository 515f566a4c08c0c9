-- Which live lines do not count, because a load has their order already: the former one, or this one?
--
-- grain    one row per event that either load has
-- params   none
-- reads    live_event, former.orders, former.load_state, load.orders, load.load_state
-- used by  lib/load/compare-load.ts
create or replace temp table judged_event as
with former_order as (
  select order_id
  from former.orders
  semi join live_event using (order_id)
),
load_order as (
  select order_id
  from load.orders
  semi join live_event using (order_id)
),
judged as (
  select
    live_event.*,
    coalesce(former_order.order_id is not null and live_event.event_ts < (select max(as_of) from former.load_state), false) as was,
    coalesce(load_order.order_id is not null and live_event.event_ts < (select max(as_of) from load.load_state), false) as becomes
  from live_event
  left join former_order on former_order.order_id = live_event.order_id
  left join load_order on load_order.order_id = live_event.order_id
)
select event_id, order_id, product_id, event_ts, gross_amount, was, becomes
from judged
where was or becomes;
