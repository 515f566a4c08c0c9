-- What do the lines add up to, by day and by month?
--
-- grain    day_cube: (day, segment, subcategory), by day; month_cube: (month, segment, subcategory);
--          cube: (day, segment, category), and with category_key -1 over all categories;
--          product_day: (day, product), by day; product_month: (month, product). A month counts from 0001-01 = 12
-- params   none
-- reads    serving.line
-- used by  lib/serving/build.ts, sql/serving/sums.sql, sql/serving/by-category.sql, sql/serving/top-products.sql
create table building.serving.day_cube as
from sums_by_subcategory('building.serving.line')
order by day;

create table building.serving.cube as
from sums_by_category('building.serving.day_cube');

create table building.serving.month_cube as
from sums_by_month('building.serving.day_cube');

create table building.serving.product_day as
from product_days('building.serving.line')
order by day;

create table building.serving.product_month as
from product_months('building.serving.product_day');
