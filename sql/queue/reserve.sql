-- Where do the next messages stand in the log?
--
-- grain    one row, written; returns the position of the last of them
-- params   $count, $bytes: of their bodies
-- reads    queue (and writes it)
-- used by  lib/bus/publisher.ts
update queue
set
  last_position = last_position + $count,
  published_bytes = published_bytes + $bytes
returning last_position;
