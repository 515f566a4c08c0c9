-- What is wrong with a price, as it is written and as the engine reads it?
--
-- grain    one word per price, null where it is right
-- params   none
-- reads    nothing
-- used by  sql/load/stage-order_items.sql, sql/load/stage-products.sql
create or replace temp macro price_fault(written, amount) as
  case
    -- What nearly every price looks like is told first: it needs no second look.
    when regexp_full_match(written, '[0-9]{1,12}(\.[0-9]{1,4})?') then null
    when not regexp_full_match(trim(written), '[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)') then 'not_a_number'
    when strpos(written, '.') > 0 and length(trim(written)) - strpos(trim(written), '.') > 4 then 'too_many_decimals'
    when amount is null then 'too_large'
    when amount < 0 then 'negative'
  end;
