-- How many rows does the detail table have?
--
-- grain    one row
-- params   $from, $to (days since 1970-01-01): from inclusive, to exclusive; $countries, $channels, $sources, $categories: empty for all
-- reads    serving.order_cube, serving.parted_row, serving.segment, serving.category
-- used by  lib/sales/detail-rows.ts
with chosen_segment as (
  select segment_key
  from serving.segment
  where (len($countries) = 0 or list_contains($countries, country))
    and (len($channels) = 0 or list_contains($channels, channel))
    and (len($sources) = 0 or list_contains($sources, source))
),
chosen_category as (
  select category_key
  from serving.category
  where len($categories) = 0 or list_contains($categories, category)
),
whole as (
  select coalesce(sum(detail_rows), 0) as rows
  from serving.order_cube
  join chosen_segment using (segment_key)
  join chosen_category using (category_key)
  where day >= $from and day < $to
),
parted as (
  select count(*) as rows
  from (
    select distinct order_key, customer_key, category_key
    from serving.parted_row
    join chosen_segment using (segment_key)
    join chosen_category using (category_key)
    where day >= $from and day < $to
  )
)
select cast(whole.rows + parted.rows as bigint) as total
from whole
cross join parted;
