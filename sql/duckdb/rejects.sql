-- Keeps what a load left out.
--
-- grain    one row per fault
-- params   $load_id; $file: a Parquet file
-- reads    the file
-- used by  lib/warehouse/duckdb/open-duckdb-warehouse.ts
insert into load_rejects (load_id, position, file, line, column_name, value, reason, message)
select
  $load_id as load_id,
  position,
  file,
  line,
  column_name,
  value,
  reason,
  message
from read_parquet($file);
