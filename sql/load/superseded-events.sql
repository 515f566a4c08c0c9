-- How many live lines does this load supersede?
--
-- grain    one row
-- params   the variable as_of
-- reads    streamed (the warehouse's live lines), kept_orders
-- used by  lib/load/kept-totals.ts
select count(distinct event_id) as events
from streamed
semi join kept_orders using (order_id)
where event_ts < cast(getvariable('as_of') as timestamptz);
