-- An append-only log of messages, and those that are out for delivery.
-- Acked is what lies at or below queue.delivered_through and has no row in delivery.

pragma application_id = 1129469265;

create table queue (
  queue_id text not null,
  last_position integer not null,
  delivered_through integer not null
) strict;

insert into queue (queue_id, last_position, delivered_through) values (lower(hex(randomblob(6))), 0, 0);

-- Positions have no gaps; the oldest are pruned. publish_time: milliseconds since 1970. attributes: a JSON object of texts.
create table message (
  position integer primary key,
  publish_time integer not null,
  attributes text not null,
  body blob not null
) strict;

-- Delivered at least once, not acked.
create table delivery (
  position integer primary key,
  attempt integer not null
) strict;
