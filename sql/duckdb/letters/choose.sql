-- Which refused messages are meant?
--
-- grain    chosen_letter: one row per message, in the order they came; chunk: as many of them as are read at once, some megabytes
-- params   none: the variable choice: state; ids: these alone, else null; field and rule of the first reason, else null; search: a text, in small letters,
--          that stands in the body, the reasons, the run or the times (UTC), else null; through: first refused by then, else null
-- reads    streaming_dead_letters
-- used by  lib/warehouse/duckdb/letters/choose-letters.ts
create or replace temp table chosen_letter as
with chosen as (
  select
    rowid as place,
    message_id,
    publish_ts,
    last_failed_at,
    body_bytes
  from streaming_dead_letters
  where state = getvariable('choice').state
    and (getvariable('choice').ids is null or list_contains(getvariable('choice').ids, message_id))
    and (getvariable('choice').field is null or field = getvariable('choice').field)
    and (getvariable('choice').rule is null or rule = getvariable('choice').rule)
    and (getvariable('choice').through is null or first_failed_at <= cast(getvariable('choice').through as timestamptz))
    and (
      getvariable('choice').search is null
      or contains(lower(message_id), getvariable('choice').search)
      or contains(lower(coalesce(run_id, '')), getvariable('choice').search)
      or contains(lower(cast(reasons as text)), getvariable('choice').search)
      or contains(strftime(timezone('UTC', publish_ts), '%Y-%m-%d %H:%M:%S'), getvariable('choice').search)
      or contains(strftime(timezone('UTC', last_failed_at), '%Y-%m-%d %H:%M:%S'), getvariable('choice').search)
      or contains(lower(coalesce(try(decode(body)), cast(body as text))), getvariable('choice').search)
    )
)
select
  place,
  message_id,
  publish_ts,
  last_failed_at,
  body_bytes,
  cast(floor(sum(body_bytes + 2000) over (order by publish_ts, place rows unbounded preceding) / 8000000) as integer) as chunk
from chosen;
