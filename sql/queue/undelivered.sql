-- Which messages come next for the first time, or again after a redelivery was asked for?
--
-- grain    one row per message, in publish order
-- params   $end: a position, exclusive
-- reads    queue, message, delivery
-- used by  lib/bus/consumer.ts
select
  message.position as position,
  message.publish_time as publish_time,
  message.attributes as attributes,
  message.body as body
from message
where message.position > (select queue.delivered_through from queue)
  and message.position < $end
  and not exists (select 1 from delivery where delivery.position = message.position)
order by message.position;
