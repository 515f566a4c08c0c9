-- A batch on its way in.
--
-- grain    one row per message
-- params   none
-- reads    nothing
-- used by  lib/warehouse/duckdb/stage-batch.ts
-- Money in ten-thousandths, times in microseconds since 1970: values of other kinds take the appender several times as long.
create or replace temp table incoming_row (
  ordinal bigint,
  message_id text,
  event_id text,
  order_id text,
  customer_id text,
  product_id text,
  qty bigint,
  price_units bigint,
  gross_units bigint,
  currency text,
  event_us bigint,
  publish_us bigint,
  simulated boolean,
  run_id text,
  event_ts_text text,
  stated_gross_amount text
);

-- Where events of the batch may stand already.
create or replace temp table known_position (
  position bigint
);

create or replace temp table incoming_letter (
  message_id text,
  body blob,
  attributes text,
  reasons text,
  attempts integer,
  publish_ts timestamptz,
  failed_at timestamptz,
  simulated boolean,
  run_id text
);

-- The hash as migrations/0003-streaming.sql fills it.
create or replace temp view incoming_event as
select
  * exclude (price_units, gross_units, event_us, publish_us),
  cast(price_units * 0.0001 as decimal(18, 4)) as unit_price,
  cast(gross_units * 0.0001 as decimal(18, 4)) as gross_amount,
  make_timestamptz(event_us) as event_ts,
  make_timestamptz(publish_us) as publish_ts,
  md5_number_lower(event_id) as event_hash
from incoming_row;
