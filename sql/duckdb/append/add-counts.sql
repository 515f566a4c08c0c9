-- How many events has a run brought, and how many were absorbed?
--
-- grain    one row, changed; returns it, or nothing where the run is new
-- params   $run_id, $events, $duplicates, $differing, $redelivered: to be added
-- reads    streaming_counts (and writes it)
-- used by  lib/warehouse/duckdb/append-events.ts
update streaming_counts
set
  events = events + $events,
  duplicates = duplicates + $duplicates,
  differing = differing + $differing,
  redelivered = redelivered + $redelivered
where run_id = $run_id
returning run_id;
