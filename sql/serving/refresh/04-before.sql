-- How did the orders that have new lines stand before?
--
-- grain    category_before: as serving.order_category, of these orders. row_before: as serving.order_row, of these orders
-- params   the variable refresh.orders: orders with a key below it have lines before
-- reads    new_line, serving.order_category, serving.order_row
-- used by  lib/serving/refresh.ts
create or replace temp table category_before as
select order_category.*
from serving.order_category as order_category
where order_key in (select new_line.order_key from new_line where new_line.order_key < getvariable('refresh').orders);

create or replace temp table row_before as
select order_row.*
from serving.order_row as order_row
where order_key in (select new_line.order_key from new_line where new_line.order_key < getvariable('refresh').orders);
