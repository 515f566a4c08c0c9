-- How many live lines does this load supersede, and what is their revenue?
--
-- grain    one row
-- params   the variable as_of
-- reads    streamed (the warehouse's live lines), kept_orders
-- used by  lib/load/kept-totals.ts
select
  count(*) as events,
  cast(cast(coalesce(sum(gross_amount), 0) as decimal(38, 4)) as text) as revenue
from streamed
semi join kept_orders using (order_id)
where event_ts < cast(getvariable('as_of') as timestamptz);
