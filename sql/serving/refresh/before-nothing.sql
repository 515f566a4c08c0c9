-- How did orders stand before that are all new?
--
-- grain    as 04-before; no rows
-- params   none
-- reads    serving.order_category, serving.order_row
-- used by  lib/serving/refresh.ts
create or replace temp table category_before as
select order_category.* from serving.order_category as order_category limit 0;

create or replace temp table row_before as
select order_row.* from serving.order_row as order_row limit 0;
