-- What do lines add up to, and in which categories do they sell?
--
-- grain    sums_by_subcategory: (day, segment, subcategory) of a table of lines. sums_by_category: (day, segment, category) of such sums, and with
--          category_key -1 over all categories. sums_by_month: (month, segment, subcategory) of the first. product_days: (day, product) of lines.
--          product_months: (month, product) of those. sold_bits: of a line. A month counts from 0001-01 = 12
-- params   the table's name; the variables subcategory_bits, category_bits, categories, where the bits are asked for
-- reads    the table
-- used by  lib/serving/build.ts, lib/serving/refresh.ts
create or replace temp macro month_of(day) as
  cast(year(date '1970-01-01' + cast(day as integer)) * 12 + month(date '1970-01-01' + cast(day as integer)) - 1 as integer);

create or replace temp macro sold_bits(gross, category_key, subcategory_key) as
  case
    when gross <= 0 then 0
    when getvariable('subcategory_bits') then (cast(1 as bigint) << category_key) | (cast(1 as bigint) << (getvariable('categories') + subcategory_key))
    when getvariable('category_bits') then cast(1 as bigint) << category_key
    else 1
  end;

create or replace temp macro sums_by_subcategory(lines) as table
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
  from query_table(lines)
  group by day, segment_key, category_key, subcategory_key;

create or replace temp macro sums_by_category(sums) as table
  select
    day,
    segment_key,
    coalesce(category_key, -1) as category_key,
    cast(sum(revenue) as bigint) as revenue,
    cast(sum(sales) as bigint) as sales,
    cast(sum(units) as bigint) as units,
    cast(sum(lines) as bigint) as lines,
    cast(sum(margin) as bigint) as margin,
    cast(sum(covered_revenue) as bigint) as covered_revenue,
    cast(sum(covered_lines) as bigint) as covered_lines
  from query_table(sums)
  group by grouping sets ((day, segment_key, category_key), (day, segment_key));

create or replace temp macro sums_by_month(sums) as table
  select
    month_of(day) as month,
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
  from query_table(sums)
  group by month_of(day), segment_key, category_key, subcategory_key;

create or replace temp macro product_days(lines) as table
  select
    day,
    product_key,
    category_key,
    cast(sum(gross) as bigint) as revenue,
    cast(sum(qty) as bigint) as units,
    count(*) as lines
  from query_table(lines)
  group by day, product_key, category_key;

create or replace temp macro product_months(days) as table
  select
    month_of(day) as month,
    product_key,
    category_key,
    cast(sum(revenue) as bigint) as revenue,
    cast(sum(units) as bigint) as units,
    cast(sum(lines) as bigint) as lines
  from query_table(days)
  group by month_of(day), product_key, category_key;
