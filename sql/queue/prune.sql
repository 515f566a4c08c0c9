-- Which of the oldest messages need not be kept? Acked ones, published before $before, at most $most of them.
--
-- grain    one row per message, removed
-- params   $before (milliseconds since 1970): exclusive, $most
-- reads    message (and writes it), delivery, queue
-- used by  lib/bus/prune.ts
with bounds as (
  select
    (select min(message.position) from message) + $most as step_end,
    (select queue.delivered_through + 1 from queue) as undelivered,
    (select min(delivery.position) from delivery) as delivered
),
step as (
  select min(bounds.step_end, bounds.undelivered, coalesce(bounds.delivered, bounds.undelivered)) as step_end
  from bounds
)
delete from message
where message.position < (
  select coalesce(
    (select min(young.position) from message as young where young.position < step.step_end and young.publish_time >= $before),
    step.step_end
  )
  from step
);
