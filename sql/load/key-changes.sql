-- Which rows of a table with a key would come, change and go?
--
-- grain    one row
-- params   {table}, {key}, {columns} in the text stand for a table of the contract, its key and its other columns
-- reads    former.{table}, load.{table}
-- used by  lib/load/compare-load.ts
with before as (
  select {key} as id, hash({columns}) as content
  from former.{table}
),
after as (
  select {key} as id, hash({columns}) as content
  from load.{table}
)
select
  count(*) filter (where before.id is null) as added,
  count(*) filter (where before.content <> after.content) as changed,
  count(*) filter (where after.id is null) as gone
from before
full join after on after.id = before.id;
