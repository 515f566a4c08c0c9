-- By how much do the sums change?
--
-- grain    day_cube, cube, month_cube, product_day, product_month: more rows under keys that have one, which are added up when they are read
-- params   none
-- reads    new_line, serving.calendar
-- used by  lib/serving/refresh.ts
create or replace temp table cell as
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
from new_line
group by day, segment_key, category_key, subcategory_key;

insert into serving.day_cube (day, segment_key, category_key, subcategory_key, revenue, sales, units, lines, margin, covered_revenue, covered_lines)
select day, segment_key, category_key, subcategory_key, revenue, sales, units, lines, margin, covered_revenue, covered_lines
from cell;

insert into serving.cube (day, segment_key, category_key, revenue, sales, units, lines, margin, covered_revenue, covered_lines)
select
  day,
  segment_key,
  case when grouping(category_key) = 1 then -1 else category_key end as category_key,
  cast(sum(revenue) as bigint) as revenue,
  cast(sum(sales) as bigint) as sales,
  cast(sum(units) as bigint) as units,
  cast(sum(lines) as bigint) as lines,
  cast(sum(margin) as bigint) as margin,
  cast(sum(covered_revenue) as bigint) as covered_revenue,
  cast(sum(covered_lines) as bigint) as covered_lines
from cell
group by grouping sets ((day, segment_key, category_key), (day, segment_key));

insert into serving.month_cube (month, segment_key, category_key, subcategory_key, revenue, sales, units, lines, margin, covered_revenue, covered_lines)
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
from cell
join serving.calendar as calendar using (day)
group by month, segment_key, category_key, subcategory_key;

insert into serving.product_day (day, product_key, category_key, revenue, units, lines)
select
  day,
  product_key,
  category_key,
  cast(sum(gross) as bigint) as revenue,
  cast(sum(qty) as bigint) as units,
  count(*) as lines
from new_line
group by day, product_key, category_key;

insert into serving.product_month (month, product_key, category_key, revenue, units, lines)
select
  month,
  product_key,
  category_key,
  cast(sum(gross) as bigint) as revenue,
  cast(sum(qty) as bigint) as units,
  count(*) as lines
from new_line
join serving.calendar as calendar using (day)
group by month, product_key, category_key;
