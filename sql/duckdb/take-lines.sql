-- The lines of a range, copied: what is asked of them next reads the copy, as if it were v_sales.
--
-- grain    one row per line; of this connection alone
-- params   $from inclusive, $to exclusive (date, as text)
-- reads    v_sales
-- used by  lib/warehouse/duckdb/plain-moment.ts
create or replace temp table v_sales as
select * from main.v_sales
where store_day >= cast($from as date) and store_day < cast($to as date);
