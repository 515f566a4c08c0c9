-- Which of the chosen messages are shown? Of a long one the beginning.
--
-- grain    one row per message, the last to be refused first
-- params   $limit, $offset
-- reads    streaming_dead_letters, chosen_letter
-- used by  lib/warehouse/duckdb/letters/choose-letters.ts
-- Sorted without their bodies, which may be a thousand times the rest.
with page as materialized (
  select place
  from chosen_letter
  order by last_failed_at desc, message_id
  limit $limit offset $offset
)
select
  message_id,
  array_slice(body, 1, 4096) as body,
  body_bytes,
  attributes,
  reasons,
  attempts,
  publish_ts,
  first_failed_at,
  last_failed_at,
  state,
  repaired,
  history
from streaming_dead_letters
where rowid in (select page.place from page)
order by last_failed_at desc, message_id;
