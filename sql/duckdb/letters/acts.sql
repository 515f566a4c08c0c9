-- Which acts was a letter part of?
--
-- grain    one row per act
-- params   $act_ids
-- reads    letter_acts
-- used by  lib/warehouse/duckdb/letters/choose-letters.ts
select act_id, kind, made_by, made_at, repair_rule, note, outcome
from letter_acts
where act_id in (select unnest(cast($act_ids as text[])))
order by made_at, act_id;
