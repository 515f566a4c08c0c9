-- From where on is everything delivered again? The clock may have gone back: from the first message that is young enough.
--
-- grain    one row, written
-- params   $since (milliseconds since 1970): inclusive
-- reads    message, queue (and writes it)
-- used by  lib/bus/open-sqlite-event-bus.ts
with target as (
  select min(
    queue.delivered_through,
    coalesce((select min(message.position) from message where message.publish_time >= $since), queue.last_position + 1) - 1
  ) as position
  from queue
)
update queue
set
  delivered_bytes = delivered_bytes
    - (select coalesce(sum(octet_length(message.body)), 0) from message where message.position > target.position and message.position <= queue.delivered_through),
  delivered_through = target.position
from target;
