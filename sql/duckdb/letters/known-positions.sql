-- Where may the events of the batch stand already?
--
-- grain    one row per stored event, written
-- params   none
-- reads    incoming_event, fact_sales_streaming (and writes known_position)
-- used by  lib/warehouse/duckdb/letters/judge-repairs.ts
insert into known_position
select position
from fact_sales_streaming
where event_hash in (select incoming_event.event_hash from incoming_event);
