-- Where may events of the batch stand already? By their hash alone: that reads one column of the table.
--
-- grain    one row per stored event whose hash is one of the batch's
-- params   none
-- reads    fact_sales_streaming, incoming_event
-- used by  lib/warehouse/duckdb/append-events.ts
create or replace temp table known_position as
select fact_sales_streaming.position as position
from fact_sales_streaming
semi join incoming_event on incoming_event.event_hash = fact_sales_streaming.event_hash;
