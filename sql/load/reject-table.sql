-- Which rows are out, and why?
--
-- grain    one row per fault; record (the header is 0) null: the whole file is meant
-- params   none
-- reads    nothing
-- used by  lib/load/check-tables.ts
create or replace temp table reject (
  file_order utinyint not null,
  record bigint,
  line bigint,
  column_name text not null,
  value text,
  reason text not null
);
