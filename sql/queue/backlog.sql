-- How much waits for an ack, since when, and how much is kept besides?
--
-- grain    one row
-- params   none
-- reads    queue, delivery, message (its two ends and one row: positions have no gaps)
-- used by  lib/bus/backlog.ts
with log as (
  select
    queue.delivered_through as delivered_through,
    queue.last_position as last_position,
    queue.published_bytes - queue.delivered_bytes as undelivered_bytes,
    queue.last_position + 1 - coalesce((select min(message.position) from message), queue.last_position + 1) as messages
  from queue
),
counted as (
  select
    log.messages as messages,
    log.undelivered_bytes as undelivered_bytes,
    (select count(*) from delivery) as delivered,
    log.last_position - log.delivered_through - (select count(*) from delivery where delivery.position > log.delivered_through) as undelivered,
    min(log.delivered_through + 1, coalesce((select min(delivery.position) from delivery), log.delivered_through + 1)) as oldest_position
  from log
)
select
  counted.delivered as delivered,
  counted.undelivered as undelivered,
  counted.undelivered_bytes as undelivered_bytes,
  counted.messages - counted.delivered - counted.undelivered as retained,
  (select message.publish_time from message where message.position = counted.oldest_position) as oldest_publish_time
from counted;
