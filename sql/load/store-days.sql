-- How far is each store day's local time from UTC?
--
-- grain    the variable store_shifts: microseconds for each day from 1970 to 2100, null where the clock changes on that day
-- params   the variable time_zone
-- reads    nothing
-- used by  lib/load/stage-tables.ts
set variable store_shifts = (
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
  ),
  shifted as (
    select
      midnight,
      case when lead(start_us) over (order by midnight) - start_us = 86400000000 then start_us - epoch_us(midnight) end as shift_us
    from bounded
  )
  select list(shift_us order by midnight) from shifted
);

-- Where the clock changes: a time that it skips is an hour on, one that it repeats is the earlier.
create or replace temp macro uneven_instant(local) as (
  case
    when timezone(
      getvariable('time_zone'),
      timezone(getvariable('time_zone'), local - interval 1 day) + interval 1 day
    ) = local
      then least(timezone(getvariable('time_zone'), local - interval 1 day) + interval 1 day, timezone(getvariable('time_zone'), local))
    else timezone(getvariable('time_zone'), local)
  end
);
