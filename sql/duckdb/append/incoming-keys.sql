-- By which keys would the batch's events be found among the stored ones?
--
-- grain    one row per event of the batch: 32 and 8 bits of its hash
-- params   none
-- reads    incoming_event
-- used by  lib/warehouse/duckdb/event-index.ts
select
  cast(event_hash & 4294967295 as uinteger) as key,
  cast((event_hash >> 32) & 255 as utinyint) as tag
from incoming_event;
