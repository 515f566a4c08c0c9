-- Which customers are in the file, and what is wrong with each?
--
-- grain    one row per record
-- params   none
-- reads    source_customers (all text)
-- used by  lib/load/stage-tables.ts
with written as (
  select *, trim(signup_date) as written_day
  from source_customers
),
dated as (
  select
    *,
    case
      when regexp_full_match(written_day, '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+ ?(Z|UTC|[+-][0-9:]+)?)?') then try_cast(left(written_day, 10) as date)
    end as read_day
  from written
)
select
  record,
  customer_id,
  name,
  country,
  read_day as signup_date,
  case when customer_id is null then 'empty' end as customer_id_fault,
  case when written_day <> '' and read_day is null then 'not_a_date' end as signup_date_fault
from dated;
