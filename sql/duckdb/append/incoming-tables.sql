-- A batch on its way in.
--
-- grain    one row per message
-- params   none
-- reads    nothing
-- used by  lib/warehouse/duckdb/stage-batch.ts
create or replace temp table incoming_row (
  ordinal bigint,
  message_id text,
  event_id text,
  order_id text,
  customer_id text,
  product_id text,
  qty bigint,
  unit_price decimal(18, 4),
  gross_amount decimal(18, 4),
  currency text,
  event_ts timestamptz,
  publish_ts timestamptz,
  simulated boolean,
  run_id text,
  event_ts_text text,
  stated_gross_amount text
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
select *, md5_number_lower(event_id) as event_hash
from incoming_row;
