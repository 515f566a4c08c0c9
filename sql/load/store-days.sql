-- How far is each store day's local time from UTC?
--
-- grain    one row per day from 1970 to 2100; regular: no clock change on it, so that one shift holds all day
-- params   the variable time_zone
-- reads    nothing
-- used by  lib/load/stage-tables.ts
create or replace temp table store_day as
with day as (
  select cast(unnest(generate_series(timestamp '1970-01-01', timestamp '2101-01-01', interval 1 day)) as timestamp) as midnight
),
started as (
  select
    midnight,
    timezone(getvariable('time_zone'), midnight) as late_start,
    timezone(getvariable('time_zone'), midnight - interval 12 hour) + interval 12 hour as early_start
  from day
),
-- A midnight that occurs twice is the earlier one.
bounded as (
  select
    midnight,
    epoch_us(case when timezone(getvariable('time_zone'), early_start) = midnight then least(early_start, late_start) else late_start end) as start_us
  from started
)
select
  cast(midnight as date) as day,
  start_us - epoch_us(midnight) as shift_us,
  lead(start_us) over (order by midnight) - start_us = 86400000000 as regular
from bounded;

-- The instant of a local time that a clock change may skip (then an hour on) or repeat (then the earlier).
create or replace temp macro store_instant(local, shift_us) as
  case
    when timezone(getvariable('time_zone'), make_timestamptz(epoch_us(local) + shift_us)) = local then make_timestamptz(epoch_us(local) + shift_us)
    else timezone(getvariable('time_zone'), local)
  end;
