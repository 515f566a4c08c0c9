-- Which stored times mean another instant in the store's new time zone?
--
-- grain    reread_event: one row per event; is_refused: the contract takes it no more. reread_duplicate: one row per message whose event was there already
-- params   none: the rows are put in by the reader
-- reads    nothing
-- used by  lib/warehouse/duckdb/reread-events.ts
create or replace temp table reread_event (
  position bigint,
  event_us bigint,
  is_refused boolean
);

create or replace temp table reread_duplicate (
  message_id text,
  event_us bigint
);
