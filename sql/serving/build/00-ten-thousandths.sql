-- How much is an amount of money in ten-thousandths?
--
-- grain    one bigint per decimal(18, 4); multiplying one of 15 digits or more within its own type would overflow
-- params   none
-- reads    nothing
-- used by  lib/serving/build.ts, lib/serving/refresh.ts
create or replace temp macro ten_thousandths(amount) as
  case
    when abs(amount) < 1000000000 then cast(amount * 10000 as bigint)
    else cast(cast(amount as decimal(28, 4)) * 10000 as bigint)
  end;
