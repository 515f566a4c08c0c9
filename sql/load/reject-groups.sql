-- What is wrong with the files, kind by kind, and where is the first of each?
--
-- grain    one row per (file, column, reason), in the order of the first
-- params   $limit
-- reads    fault
-- used by  lib/load/rejects.ts
select
  file,
  column_name,
  reason,
  count(*) as faults,
  arg_min(line, position) as line,
  arg_min(value, position) filter (where value is not null) as value,
  arg_min(message, position) as message
from fault
group by file, column_name, reason
order by min(position)
limit $limit;
