-- How long did events take to the queue, and from there to the warehouse?
--
-- grain    one row, in milliseconds; null without events. Late ones are counted apart, replayed ones not at all: they waited for a person
-- params   $now, $minutes: how far back; $late_after_ms: an event that took longer to the queue is late
-- reads    fact_sales_streaming, streaming_dead_letters
-- used by  lib/warehouse/duckdb/stream-pace.ts
with recent as (
  select
    date_diff('millisecond', event_ts, publish_ts) as to_queue,
    date_diff('millisecond', publish_ts, ingest_ts) as to_commit
  from fact_sales_streaming
  where ingest_ts > cast($now as timestamptz) - to_minutes($minutes) and ingest_ts <= cast($now as timestamptz)
    and message_id not in (select streaming_dead_letters.message_id from streaming_dead_letters where streaming_dead_letters.state = 'replayed')
)
select
  quantile_disc(greatest(to_queue, 0), [0.5, 0.95]) filter (where to_queue <= $late_after_ms) as to_queue,
  quantile_disc(greatest(to_commit, 0), [0.5, 0.95]) as to_commit,
  count(*) as events,
  count(*) filter (where to_queue > $late_after_ms) as late
from recent
order by events;
