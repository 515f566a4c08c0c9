-- Which store days have new lines?
--
-- grain    one row per day, since 1970-01-01
-- params   none
-- reads    new_line
-- used by  lib/serving/refresh.ts
select distinct day
from new_line
order by day;
