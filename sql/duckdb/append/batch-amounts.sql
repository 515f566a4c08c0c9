-- How large are the new events of the batch, signs apart?
--
-- grain    one row
-- params   none
-- reads    judged_event, products
-- used by  lib/warehouse/duckdb/check-amounts.ts
select
  coalesce(sum(abs(cast(judged_event.qty as double))), 0) as units,
  coalesce(sum(abs(cast(judged_event.gross_amount as double)) + abs(cast(judged_event.qty as double)) * coalesce(cast(products.cost as double), 0)), 0) as money
from judged_event
left join products on products.product_id = judged_event.product_id
where judged_event.verdict = 'new';
