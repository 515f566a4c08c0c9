-- From where on is everything delivered again? The clock may have gone back: from the first message that is young enough.
--
-- grain    one row, written
-- params   $since (milliseconds since 1970): inclusive
-- reads    message, queue (and writes it)
-- used by  lib/bus/open-sqlite-event-bus.ts
update queue
set delivered_through = min(
  delivered_through,
  coalesce((select min(message.position) from message where message.publish_time >= $since), last_position + 1) - 1
);
