-- Which messages were refused, and why? Of a long one the beginning.
--
-- grain    one row per message
-- params   $limit, $offset
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-records.ts
-- Sorted without their bodies, which may be a thousand times the rest.
with page as materialized (
  select rowid as place
  from streaming_dead_letters
  order by last_failed_at desc, message_id
  limit $limit offset $offset
)
select
  message_id,
  array_slice(body, 1, 4096) as body,
  octet_length(body) as body_bytes,
  attributes,
  reasons,
  attempts,
  publish_ts,
  first_failed_at,
  last_failed_at
from streaming_dead_letters
where rowid in (select page.place from page)
order by last_failed_at desc, message_id;
