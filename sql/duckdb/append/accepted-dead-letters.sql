-- Which messages that were refused once are accepted now? They are dead letters no more.
--
-- grain    one row per message, removed
-- params   none
-- reads    incoming_event, streaming_dead_letters (and writes it)
-- used by  lib/warehouse/duckdb/append-dead-letters.ts
delete from streaming_dead_letters
where message_id in (select incoming_event.message_id from incoming_event);
