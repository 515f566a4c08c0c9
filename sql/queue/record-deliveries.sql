-- How often was each of these delivered, this time included?
--
-- grain    one row per position given
-- params   $positions: a JSON array
-- reads    delivery (and writes it)
-- used by  lib/bus/consumer.ts
insert into delivery (position, attempt)
select value, 1
from json_each($positions)
where true
on conflict (position) do update set attempt = attempt + 1;
