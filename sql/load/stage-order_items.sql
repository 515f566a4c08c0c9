-- Which lines are in the file, and what is wrong with each?
--
-- grain    one row per record, equal ones included
-- params   none
-- reads    source_order_items (all text), price_fault()
-- used by  lib/load/stage-tables.ts
with cast_line as (
  select
    record,
    order_id,
    product_id,
    qty as written_qty,
    unit_price as written_price,
    try_cast(qty as bigint) as qty,
    try_cast(unit_price as decimal(18, 4)) as unit_price
  from source_order_items
)
select
  record,
  order_id,
  product_id,
  qty,
  unit_price,
  case when order_id is null then 'empty' end as order_id_fault,
  case when product_id is null then 'empty' end as product_id_fault,
  case
    -- What nearly every line looks like is told first: it needs no second look.
    when qty between -100000 and 100000 and unit_price < 1000000 and cast(qty as text) = written_qty then null
    when coalesce(trim(written_qty), '') = '' then 'empty'
    when not regexp_full_match(trim(written_qty), '[+-]?[0-9]+') then 'not_whole'
    when qty is null or qty not between -9007199254740991 and 9007199254740991 then 'too_large'
    -- With a sound price, their product must fit decimal(18, 4) as well.
    when unit_price >= 0 and abs(qty * unit_price) >= 100000000000000 then 'too_large'
  end as qty_fault,
  case when unit_price is null and coalesce(trim(written_price), '') = '' then 'empty' else price_fault(written_price, unit_price) end as unit_price_fault
from cast_line;
