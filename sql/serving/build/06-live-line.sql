-- Which lines came as events, and when did each come?
--
-- grain    one row per live line, in the order in which they were committed; keys, days and amounts as in line
-- params   the variable time_zone
-- reads    event_line, serving.order, serving.product, serving.segment
-- used by  lib/serving/build.ts
create table building.serving.live_line as
select
  event_line.position as position,
  "order".order_key as order_key,
  cast(segment.segment_key as integer) as segment_key,
  product.product_key as product_key,
  event_line.ts as ts,
  event_line.publish_ts as publish_ts,
  event_line.ingest_ts as ingest_ts,
  event_line.qty as qty,
  event_line.gross as gross
from event_line
join building.serving."order" as "order" on "order".order_id = event_line.order_id
join building.serving.product as product on product.product_id = event_line.product_id
join building.serving.segment as segment
  on segment.country = event_line.country and segment.channel = event_line.channel and segment.source_key = 1
order by position;
