-- What do the lines add up to, by day and by month?
--
-- grain    day_cube: (day, segment, subcategory), by day; month_cube: (month, segment, subcategory);
--          cube: (day, segment, category), and with category_key -1 over all categories;
--          product_day: (day, product), by day; product_month: (month, product). A month counts from 0001-01 = 12
-- params   none
-- reads    serving.line
-- used by  lib/serving/build.ts, sql/serving/sums.sql, sql/serving/by-category.sql, sql/serving/top-products.sql
create table building.serving.calendar as
select
  cast(day as integer) as day,
  cast(year(date '1970-01-01' + cast(day as integer)) * 12 + month(date '1970-01-01' + cast(day as integer)) - 1 as integer) as month
from (select distinct day from building.serving.line)
order by day;

create table building.serving.day_cube as
select
  day,
  segment_key,
  category_key,
  subcategory_key,
  cast(sum(gross) as bigint) as revenue,
  cast(sum(greatest(gross, 0)) as bigint) as sales,
  cast(sum(qty) as bigint) as units,
  count(*) as lines,
  cast(coalesce(sum(margin), 0) as bigint) as margin,
  cast(sum(case when margin is null then 0 else gross end) as bigint) as covered_revenue,
  count(margin) as covered_lines
from building.serving.line
group by day, segment_key, category_key, subcategory_key
order by day;

create table building.serving.cube as
with per_category as (
  select
    day,
    segment_key,
    category_key,
    cast(sum(revenue) as bigint) as revenue,
    cast(sum(sales) as bigint) as sales,
    cast(sum(units) as bigint) as units,
    cast(sum(lines) as bigint) as lines,
    cast(sum(margin) as bigint) as margin,
    cast(sum(covered_revenue) as bigint) as covered_revenue,
    cast(sum(covered_lines) as bigint) as covered_lines
  from building.serving.day_cube
  group by day, segment_key, category_key
)
select * from per_category
union all
select
  day,
  segment_key,
  -1 as category_key,
  cast(sum(revenue) as bigint) as revenue,
  cast(sum(sales) as bigint) as sales,
  cast(sum(units) as bigint) as units,
  cast(sum(lines) as bigint) as lines,
  cast(sum(margin) as bigint) as margin,
  cast(sum(covered_revenue) as bigint) as covered_revenue,
  cast(sum(covered_lines) as bigint) as covered_lines
from per_category
group by day, segment_key;

create table building.serving.month_cube as
select
  month,
  segment_key,
  category_key,
  subcategory_key,
  cast(sum(revenue) as bigint) as revenue,
  cast(sum(sales) as bigint) as sales,
  cast(sum(units) as bigint) as units,
  cast(sum(lines) as bigint) as lines,
  cast(sum(margin) as bigint) as margin,
  cast(sum(covered_revenue) as bigint) as covered_revenue,
  cast(sum(covered_lines) as bigint) as covered_lines
from building.serving.day_cube
join building.serving.calendar using (day)
group by month, segment_key, category_key, subcategory_key;

create table building.serving.product_day as
select
  day,
  product_key,
  category_key,
  cast(sum(gross) as bigint) as revenue,
  cast(sum(qty) as bigint) as units,
  count(*) as lines
from building.serving.line
group by day, product_key, category_key
order by day;

create table building.serving.product_month as
select
  month,
  product_key,
  category_key,
  cast(sum(revenue) as bigint) as revenue,
  cast(sum(units) as bigint) as units,
  cast(sum(lines) as bigint) as lines
from building.serving.product_day
join building.serving.calendar using (day)
group by month, product_key, category_key;
