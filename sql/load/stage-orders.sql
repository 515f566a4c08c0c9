-- Which orders are in the file, when were they placed, and what is wrong with each?
--
-- grain    one row per record
-- params   the variable time_zone: that of times without one
-- reads    source_orders (all text), store_day, store_instant()
-- used by  lib/load/stage-tables.ts
with written as (
  select *, trim(order_date) as written_time
  from source_orders
),
told as (
  select
    *,
    regexp_full_match(written_time, '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?') as is_local,
    regexp_full_match(written_time, '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)? ?(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)') as has_zone
  from written
),
read as (
  select
    *,
    case when is_local then try_cast(case when length(written_time) = 16 then written_time || ':00' else written_time end as timestamp) end as local,
    case
      when has_zone
        then try_cast(
          regexp_replace(
            regexp_replace(regexp_replace(written_time, ' ?(Z|UTC)$', '+00'), '([T ][0-9]{2}:[0-9]{2}) ?([+-])', '\1:00\2'),
            ' ?([+-][0-9]{2}):?([0-9]{2})$',
            '\1:\2'
          ) as timestamptz
        )
    end as instant
  from told
),
placed as (
  select
    read.*,
    case
      when read.has_zone then read.instant
      when store_day.regular then make_timestamptz(epoch_us(read.local) + store_day.shift_us)
      when read.local is not null
        then store_instant(
          read.local,
          coalesce(
            store_day.shift_us,
            epoch_us(timezone(getvariable('time_zone'), date_trunc('day', read.local))) - epoch_us(date_trunc('day', read.local))
          )
        )
    end as placed_at
  from read
  left join store_day on store_day.day = cast(read.local as date)
)
select
  record,
  order_id,
  customer_id,
  placed_at as order_date,
  channel,
  country,
  case when order_id is null then 'empty' end as order_id_fault,
  case
    when coalesce(written_time, '') = '' then 'empty'
    when placed_at is null then 'not_a_date'
  end as order_date_fault
from placed;
