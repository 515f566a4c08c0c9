-- By how much do the sums change?
--
-- grain    day_cube, cube, month_cube, product_day, product_month: more rows under keys that have one, which are added up when they are read
-- params   none
-- reads    new_line
-- used by  lib/serving/refresh.ts
create or replace temp table sums_change as
from sums_by_subcategory('new_line');

create or replace temp table product_change as
from product_days('new_line');

insert into serving.day_cube by name
from sums_change;

insert into serving.cube by name
from sums_by_category('sums_change');

insert into serving.month_cube by name
from sums_by_month('sums_change');

insert into serving.product_day by name
from product_change;

insert into serving.product_month by name
from product_months('product_change');
