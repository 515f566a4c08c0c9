-- What do these messages, delivered before, hold?
--
-- grain    one row per position given, in publish order
-- params   $positions: a JSON array
-- reads    message
-- used by  lib/bus/consumer.ts
select
  message.position as position,
  message.publish_time as publish_time,
  message.attributes as attributes,
  message.body as body
from message
where message.position in (select value from json_each($positions))
order by message.position;
