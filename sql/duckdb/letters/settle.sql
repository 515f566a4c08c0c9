-- Which letters are discarded, or taken back?
--
-- grain    one row per letter, changed
-- params   $state: the new one; $act_id
-- reads    chosen_letter, streaming_dead_letters (and writes it)
-- used by  lib/warehouse/duckdb/letters/settle-letters.ts
update streaming_dead_letters
set
  state = $state,
  history = concat(coalesce(left(history, -1) || ',', '['), json_object('act', $act_id, 'outcome', $state), ']')
where rowid in (select chosen_letter.place from chosen_letter);
