-- The tables of the warehouse: the shop's history, its live lines, and what was loaded when.
--
-- grain    customers, orders, products: one row per id. order_items: one row per line of the file, equal lines included.
--          fact_sales_streaming: one row per appended event. load_runs, versions: one row per load and per change of what is served
-- params   none
-- reads    nothing
-- used by  lib/warehouse/duckdb/migrate.ts

-- Fixed at first start: days are cut in this zone, money is in this currency.
create table store (
  currency text not null,
  time_zone text not null
);

create table customers (
  customer_id text,
  name text,
  country text,
  signup_date date
);

create table products (
  product_id text,
  category text,
  subcategory text,
  price decimal(18, 4),
  cost decimal(18, 4),
  name text
);

-- country: where the order goes; wins over the customer's.
create table orders (
  order_id text,
  customer_id text,
  order_date timestamptz,
  channel text,
  country text
);

create table order_items (
  order_id text,
  product_id text,
  qty bigint,
  unit_price decimal(18, 4)
);

-- position grows with every append; event_ts_text is the event's time as it was written.
create table fact_sales_streaming (
  event_id text not null,
  order_id text not null,
  customer_id text,
  product_id text not null,
  qty bigint not null,
  unit_price decimal(18, 4) not null,
  gross_amount decimal(18, 4) not null,
  currency text not null,
  event_ts timestamptz not null,
  publish_ts timestamptz not null,
  ingest_ts timestamptz not null,
  simulated boolean not null default false,
  run_id text,
  event_ts_text text,
  position bigint not null
);

create table streaming_dead_letters (
  message_id text not null,
  body blob not null,
  reasons json not null,
  attempts integer not null,
  publish_ts timestamptz,
  first_failed_at timestamptz not null,
  last_failed_at timestamptz not null
);

-- files: name, bytes, sha256, rows … of each. run: the whole run as the product shows it.
create table load_runs (
  load_id bigint primary key,
  state text not null,
  source text not null,
  sample boolean not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  duration_ms bigint,
  as_of timestamptz,
  rows_read bigint not null,
  rows_rejected bigint not null,
  revenue_before decimal(38, 4),
  revenue_after decimal(38, 4),
  files_hash text,
  files json not null,
  run json not null
);

create table load_rejects (
  load_id bigint not null,
  position bigint not null,
  file text not null,
  line bigint,
  column_name text,
  value text,
  reason text not null,
  message text not null
);

create table versions (
  version bigint primary key,
  load_id bigint,
  stream_position bigint not null,
  made_at timestamptz not null
);
