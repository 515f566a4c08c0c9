-- How do the orders that have new lines stand now?
--
-- grain    category_now: as serving.order_category, of these orders. row_now: as serving.order_row, of these orders.
--          neighbour: order rows of other orders whose customer now has several on the day, and had one
-- params   the variables subcategory_bits, category_bits, categories, known_customers
-- reads    new_line, category_before, serving.order, serving.order_row
-- used by  lib/serving/refresh.ts
create or replace temp table touched as
select distinct order_key from new_line;

create or replace temp table category_now as
with part as (
  select order_key, customer_key, day, segment_key, category_key, revenue, sold, sold_in
  from category_before
  union all
  select
    order_key,
    customer_key,
    day,
    segment_key,
    category_key,
    gross as revenue,
    gross > 0 as sold,
    sold_bits(gross, category_key, subcategory_key) as sold_in
  from new_line
),
merged as (
  select
    order_key,
    customer_key,
    day,
    segment_key,
    category_key,
    cast(sum(revenue) as bigint) as revenue,
    bool_or(sold) as sold,
    bit_or(sold_in) as sold_in
  from part
  group by order_key, customer_key, day, segment_key, category_key
),
repeated as (
  select distinct order_key
  from (select order_key from merged group by order_key, customer_key, category_key having count(*) > 1)
)
select
  merged.*,
  repeated.order_key is not null as parted,
  "order".live_place as live_place,
  case when "order".live_place is not null then "order".order_id end as live_id
from merged
join serving."order" as "order" on "order".order_key = merged.order_key
left join repeated on repeated.order_key = merged.order_key;

create or replace temp table row_now as
with sold_row as (
  select
    order_key,
    case when customer_key < getvariable('known_customers') then customer_key end as customer_key,
    day,
    segment_key,
    bit_or(sold_in) as sold_in,
    -- Two strangers are two rows, though neither counts as a customer.
    customer_key as buyer
  from category_now
  where sold
  group by order_key, category_now.customer_key, day, segment_key
),
bought as (
  select customer_key, day from sold_row where customer_key is not null
),
other as (
  select order_row.customer_key as customer_key, order_row.day as day, count(*) as rows
  from serving.order_row as order_row
  semi join bought on bought.customer_key = order_row.customer_key and bought.day = order_row.day
  anti join touched on touched.order_key = order_row.order_key
  group by order_row.customer_key, order_row.day
)
select
  sold_row.order_key as order_key,
  sold_row.customer_key as customer_key,
  sold_row.day as day,
  sold_row.segment_key as segment_key,
  sold_row.sold_in as sold_in,
  count(*) over (partition by sold_row.order_key) > 1 as split,
  sold_row.customer_key is not null
    and count(*) over (partition by sold_row.customer_key, sold_row.day) + coalesce(other.rows, 0) > 1 as repeated
from sold_row
left join other on other.customer_key = sold_row.customer_key and other.day = sold_row.day;

create or replace temp table neighbour as
select order_row.*
from serving.order_row as order_row
semi join (select customer_key, day from row_now where repeated) as crowded
  on crowded.customer_key = order_row.customer_key and crowded.day = order_row.day
anti join touched on touched.order_key = order_row.order_key
where not order_row.repeated;
