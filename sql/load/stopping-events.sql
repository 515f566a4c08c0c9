-- Which live lines stop counting with this load?
--
-- grain    one row per event, the newest first
-- params   $limit
-- reads    judged_event
-- used by  lib/load/compare-load.ts
select event_id, order_id, product_id, epoch_ms(event_ts) as event_ms, cast(gross_amount as text) as gross_amount
from judged_event
where becomes and not was
order by event_ts desc, event_id
limit $limit;
