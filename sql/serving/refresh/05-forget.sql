-- Which rows of these orders give way to others?
--
-- grain    as in sql/serving/build
-- params   the variable refresh.orders: orders with a key below it have rows already
-- reads    touched
-- used by  lib/serving/refresh.ts
delete from serving.order_category
where order_key in (select order_key from touched where order_key < getvariable('refresh').orders);

delete from serving.order_row
where order_key in (select order_key from touched where order_key < getvariable('refresh').orders);

delete from serving.parted_row
where order_key in (select order_key from touched where order_key < getvariable('refresh').orders);
