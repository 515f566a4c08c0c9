-- How many events that wait to be repaired were refused since a moment?
--
-- grain    one row
-- params   $since
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-pace.ts
select count(*) as refused
from streaming_dead_letters
where state = 'open' and first_failed_at > cast($since as timestamptz);
