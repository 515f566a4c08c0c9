-- Which lines are in the file, and what is wrong with each?
--
-- grain    one row per record, equal ones included
-- params   none
-- reads    source_order_items (all text), price_fault()
-- used by  lib/load/stage-tables.ts
with cast_line as (
  select
    *,
    try_cast(trim(qty) as bigint) as read_qty,
    try_cast(trim(unit_price) as decimal(18, 4)) as read_price
  from source_order_items
),
told as (
  select
    *,
    case
      when coalesce(trim(qty), '') = '' then 'empty'
      when cast(read_qty as text) <> qty and not regexp_full_match(trim(qty), '[+-]?[0-9]+') then 'not_whole'
      when read_qty is null and not regexp_full_match(trim(qty), '[+-]?[0-9]+') then 'not_whole'
      when read_qty is null or read_qty not between -9007199254740991 and 9007199254740991 then 'too_large'
    end as qty_fault,
    case when coalesce(trim(unit_price), '') = '' then 'empty' else price_fault(unit_price, read_price) end as unit_price_fault
  from cast_line
)
select
  record,
  order_id,
  product_id,
  read_qty as qty,
  read_price as unit_price,
  case when order_id is null then 'empty' end as order_id_fault,
  case when product_id is null then 'empty' end as product_id_fault,
  case
    when qty_fault is not null then qty_fault
    -- Their product must fit decimal(18, 4) as well.
    when unit_price_fault is not null or (read_qty between -1000000 and 1000000 and read_price < 1000000) then null
    when abs(read_qty * read_price) >= 100000000000000 then 'too_large'
  end as qty_fault,
  unit_price_fault
from told;
