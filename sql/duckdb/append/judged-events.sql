-- What is each event of the batch: new, a message that was committed before, or another message with an event that is there?
--
-- grain    one row per event of the batch
-- params   none
-- reads    incoming_event, known_position, fact_sales_streaming, streaming_duplicates
-- used by  lib/warehouse/duckdb/append-events.ts
create or replace temp table judged_event as
with candidate as materialized (
  select position, message_id, event_id, order_id, customer_id, product_id, qty, unit_price, event_ts
  from fact_sales_streaming
  semi join known_position using (position)
),
stored as (
  select position, message_id, event_id, order_id, customer_id, product_id, qty, unit_price, event_ts
  from candidate
  semi join incoming_event using (event_id)
  qualify row_number() over (partition by event_id order by position) = 1
),
first_of_batch as (
  select ordinal, message_id, event_id, order_id, customer_id, product_id, qty, unit_price, event_ts
  from incoming_event
  anti join stored using (event_id)
  qualify row_number() over (partition by event_id order by ordinal) = 1
),
counted as (
  select null as ordinal, message_id, event_id, order_id, customer_id, product_id, qty, unit_price, event_ts
  from stored
  union all
  select ordinal, message_id, event_id, order_id, customer_id, product_id, qty, unit_price, event_ts
  from first_of_batch
),
absorbed as (
  select message_id
  from streaming_duplicates
  semi join incoming_event using (message_id)
)
select
  incoming_event.*,
  case
    when counted.ordinal = incoming_event.ordinal then 'new'
    when counted.message_id = incoming_event.message_id or absorbed.message_id is not null then 'redelivered'
    else 'duplicate'
  end as verdict,
  (counted.order_id, counted.customer_id, counted.product_id, counted.qty, counted.unit_price, counted.event_ts)
  is distinct from
  (incoming_event.order_id, incoming_event.customer_id, incoming_event.product_id, incoming_event.qty, incoming_event.unit_price, incoming_event.event_ts)
    as differs
from incoming_event
join counted on counted.event_id = incoming_event.event_id
left join absorbed on absorbed.message_id = incoming_event.message_id;
