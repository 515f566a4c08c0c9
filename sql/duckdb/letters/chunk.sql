-- What do some of the chosen messages hold?
--
-- grain    one row per message, in the order they came
-- params   $chunk
-- reads    streaming_dead_letters, chosen_letter
-- used by  lib/warehouse/duckdb/letters/choose-letters.ts
select
  message_id,
  body,
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
where rowid in (select chosen_letter.place from chosen_letter where chosen_letter.chunk = $chunk)
order by publish_ts, rowid;
