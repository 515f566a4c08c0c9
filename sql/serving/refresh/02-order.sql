-- Which orders does the store not know yet, and where by id do they stand among those it was built with?
--
-- grain    new_order: one row per order_id that the store does not know; live_place is twice the number of built orders before it,
--          where a built one stands at twice its key and one. Those of one place follow each other by id
--          Each is added to serving.order; keys go on from the highest
-- params   the variables built_orders, refresh.orders
-- reads    new_event, serving.order, serving.order_fence
-- used by  lib/serving/refresh.ts
create or replace temp table new_twig as
with named as (
  select distinct order_id from new_event where order_key is null
),
passed as (
  select order_id, true as is_new, null as root from named
  union all
  select first_id as order_id, false as is_new, root from serving.order_fence where twig % 64 = 0
),
rooted as (
  select order_id, is_new, max(root) over (order by order_id rows unbounded preceding) as root
  from passed
),
branched as (
  select rooted.order_id as order_id, max(fence.twig) as twig
  from rooted
  join serving.order_fence as fence on fence.root = rooted.root and fence.first_id < rooted.order_id
  where rooted.is_new
  group by rooted.order_id
)
select named.order_id as order_id, branched.twig as twig
from named
left join branched on branched.order_id = named.order_id;

set variable first_near = (select min(twig) * 64 from new_twig);

set variable last_near = (select max(twig) * 64 + 63 from new_twig);

create or replace temp table new_order as
with near as (
  select order_id, order_key, order_key // 64 as twig
  from serving."order"
  where order_key between getvariable('first_near') and getvariable('last_near')
    and order_key < getvariable('built_orders')
),
placed as (
  select new_twig.order_id as order_id, max(near.order_key) as last_before
  from new_twig
  join near on near.twig = new_twig.twig and near.order_id < new_twig.order_id
  group by new_twig.order_id
)
select
  new_twig.order_id as order_id,
  2 * coalesce(cast(placed.last_before as bigint) + 1, 0) as live_place
from new_twig
left join placed on placed.order_id = new_twig.order_id;

insert into serving."order" (order_key, order_id, live_place)
select
  cast(getvariable('refresh').orders + row_number() over (order by order_id) - 1 as integer) as order_key,
  order_id,
  live_place
from new_order;
