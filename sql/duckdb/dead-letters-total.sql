-- How many messages were refused?
--
-- grain    one row
-- params   none
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-records.ts
select count(*) as total
from streaming_dead_letters;
