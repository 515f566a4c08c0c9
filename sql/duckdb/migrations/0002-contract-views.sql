-- The views that reports and other SQL users read: every line of the shop, live and loaded, joined once.
--
-- grain    one row per line; fact_sales_streaming's copies of an event count once, the first committed
-- params   none
-- reads    store, customers, products, orders, order_items, fact_sales_streaming, load_runs, versions
-- used by  Looker Studio and SQL users, lib/warehouse/duckdb/paint.ts, sql/duckdb/totals.sql

-- The load whose rows stand in the tables; no row before the first.
create view load_in_place as
select
  load_runs.load_id as load_id,
  load_runs.as_of as as_of
from load_runs
where load_runs.load_id = (select arg_max(versions.load_id, versions.version) from versions where versions.load_id is not null);

create view batch_line as
select
  orders.order_id as order_id,
  orders.order_date as ts,
  orders.customer_id as customer_id,
  order_items.product_id as product_id,
  order_items.qty as qty,
  order_items.unit_price as unit_price,
  cast(order_items.qty * order_items.unit_price as decimal(18, 4)) as gross_amount,
  orders.channel as channel,
  coalesce(orders.country, customers.country) as country,
  customers.customer_id as known_customer_id,
  customers.name as customer_name
from order_items
join orders on orders.order_id = order_items.order_id
left join customers on customers.customer_id = orders.customer_id;

-- An event of a loaded order takes that order's channel and country, and is superseded when it happened before the load's as_of.
create view streaming_line as
with event as (
  select *
  from fact_sales_streaming
  qualify row_number() over (partition by event_id order by position) = 1
)
select
  event.event_id as event_id,
  event.order_id as order_id,
  event.event_ts as ts,
  event.customer_id as customer_id,
  event.product_id as product_id,
  event.qty as qty,
  event.unit_price as unit_price,
  event.gross_amount as gross_amount,
  orders.channel as channel,
  case
    when orders.order_id is null then customers.country
    else coalesce(orders.country, buyers.country)
  end as country,
  customers.customer_id as known_customer_id,
  customers.name as customer_name,
  coalesce(orders.order_id is not null and event.event_ts < load_in_place.as_of, false) as superseded
from event
left join load_in_place on true
left join orders on orders.order_id = event.order_id
left join customers as buyers on buyers.customer_id = orders.customer_id
left join customers on customers.customer_id = event.customer_id;

create view v_fact_sales_batch as
select
  order_id,
  ts,
  customer_id,
  product_id,
  gross_amount
from batch_line;

create view v_fact_sales_all as
select
  order_id,
  ts,
  customer_id,
  product_id,
  gross_amount,
  'batch' as source
from batch_line
union all
select
  order_id,
  ts,
  customer_id,
  product_id,
  gross_amount,
  'streaming' as source
from streaming_line
where not superseded;

create view v_sales as
with line as (
  select order_id, ts, customer_id, product_id, gross_amount, 'batch' as source, qty, unit_price, channel, country, known_customer_id, customer_name
  from batch_line
  union all
  select order_id, ts, customer_id, product_id, gross_amount, 'streaming' as source, qty, unit_price, channel, country, known_customer_id, customer_name
  from streaming_line
  where not superseded
)
select
  line.order_id as order_id,
  line.ts as ts,
  line.customer_id as customer_id,
  line.product_id as product_id,
  line.gross_amount as gross_amount,
  line.source as source,
  line.qty as qty,
  line.unit_price as unit_price,
  line.gross_amount > 0 as is_sale,
  line.known_customer_id as known_customer_id,
  cast(timezone(store.time_zone, line.ts) as date) as store_day,
  coalesce(line.country, 'unknown') as country,
  coalesce(products.category, 'unknown') as category,
  coalesce(products.subcategory, 'unknown') as subcategory,
  products.name as product_name,
  coalesce(line.channel, 'unknown') as channel,
  products.cost as cost,
  line.customer_name as customer_name
from line
left join products on products.product_id = line.product_id
cross join store;
