-- Which events of the batch come by messages that were refused once, and then replayed or discarded? They are left out.
--
-- grain    one row per such event, removed
-- params   none
-- reads    incoming_row, streaming_dead_letters (and writes incoming_row)
-- used by  lib/warehouse/duckdb/append-dead-letters.ts
delete from incoming_row
where message_id in (select streaming_dead_letters.message_id from streaming_dead_letters where streaming_dead_letters.state <> 'open')
returning coalesce(run_id, '') as run_id;
