-- Which rows do these orders have from now on?
--
-- grain    as in sql/serving/build
-- params   none
-- reads    category_now, row_now, neighbour
-- used by  lib/serving/refresh.ts
insert into serving.order_category (order_key, customer_key, day, segment_key, category_key, revenue, sold, sold_in, live_place, live_id, parted)
select order_key, customer_key, day, segment_key, category_key, revenue, sold, sold_in, live_place, live_id, parted
from category_now;

insert into serving.order_row (order_key, customer_key, day, segment_key, sold_in, split, repeated)
select order_key, customer_key, day, segment_key, sold_in, split, repeated
from row_now;

update serving.order_row
set repeated = true
from neighbour
where order_row.order_key = neighbour.order_key
  and order_row.customer_key = neighbour.customer_key
  and order_row.day = neighbour.day
  and order_row.segment_key = neighbour.segment_key;

insert into serving.repeated_row (day, segment_key, customer_key)
select day, segment_key, customer_key from row_now where repeated
union all
select day, segment_key, customer_key from neighbour;

insert into serving.parted_row (order_key, customer_key, day, segment_key, category_key)
select order_key, customer_key, day, segment_key, category_key
from category_now
where parted;
