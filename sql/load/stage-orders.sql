-- Which orders are in the file, when were they placed, and what is wrong with each?
--
-- grain    one row per record, in the file's order
-- params   the variables time_zone (that of times without one) and store_shifts
-- reads    source_orders (all text), uneven_instant()
-- used by  lib/load/stage-tables.ts
with written as (
  select * replace (trim(order_date) as order_date)
  from source_orders
),
told as (
  select
    *,
    case
      when regexp_full_match(order_date, '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?')
        then try_cast(case when length(order_date) = 16 then order_date || ':00' else order_date end as timestamp)
    end as local
  from written
),
shifted as (
  select
    *,
    case
      when local >= timestamp '1970-01-01' then getvariable('store_shifts')[datediff('day', date '1970-01-01', cast(local as date)) + 1]
    end as shift_us
  from told
),
placed as (
  select
    *,
    case
      when shift_us is not null then make_timestamptz(epoch_us(local) + shift_us)
      when local is not null then uneven_instant(local)
      when regexp_full_match(order_date, '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)? ?(Z|UTC|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)')
        then try_cast(
          regexp_replace(
            regexp_replace(
              regexp_replace(regexp_replace(order_date, ' ?(Z|UTC)$', '+00'), ' ([+-])', '\1'),
              '([T ][0-9]{2}:[0-9]{2})([+-])',
              '\1:00\2'
            ),
            '([+-][0-9]{2})([0-9]{2})$',
            '\1:\2'
          ) as timestamptz
        )
    end as placed_at
  from shifted
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
    when coalesce(order_date, '') = '' then 'empty'
    when placed_at is null then 'not_a_date'
    when placed_at < timestamptz '1900-01-02 00:00:00+00' or placed_at >= timestamptz '2199-12-31 00:00:00+00' then 'date_out_of_range'
  end as order_date_fault
from placed;
