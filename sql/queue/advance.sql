-- Up to where was everything delivered at least once?
--
-- grain    one row, written
-- params   $position
-- reads    message, queue (and writes it)
-- used by  lib/bus/consumer.ts
update queue
set
  delivered_bytes = delivered_bytes
    + (select coalesce(sum(octet_length(message.body)), 0) from message where message.position > queue.delivered_through and message.position <= $position),
  delivered_through = $position;
