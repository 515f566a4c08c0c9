-- Which messages of the batch are dead letters already?
--
-- grain    one row per message, with its run, in a table of its own
-- params   none
-- reads    incoming_letter, streaming_dead_letters: ids and runs alone, since the bodies of all that was ever refused are many
-- used by  lib/warehouse/duckdb/append-dead-letters.ts
create or replace temp table known_letter as
select message_id, coalesce(run_id, '') as run_id
from streaming_dead_letters
semi join incoming_letter using (message_id);
