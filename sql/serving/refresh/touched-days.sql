-- Which store days do the new lines lie in?
--
-- grain    one row per day
-- params   none
-- reads    new_line
-- used by  lib/serving/refresh.ts
select distinct day
from new_line
order by day;
