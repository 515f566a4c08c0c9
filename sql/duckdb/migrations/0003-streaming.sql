-- What appending live events needs: to know a message and an event again, to keep what differs, to count what was absorbed.
--
-- grain    streaming_duplicates: one row per message whose event was there already; streaming_conflicts: one row per such message
--          that says something else. streaming_counts: one row per run, '' for real events. versions: one row per load and load put back
-- params   none
-- reads    fact_sales_streaming, versions
-- used by  lib/warehouse/duckdb/migrate.ts

-- Of the event_id's text; the same on every machine and in every version of the engine.
alter table fact_sales_streaming add column event_hash ubigint;
alter table fact_sales_streaming add column message_id text;
-- The sender's gross_amount as it was written, where it differs from ours.
alter table fact_sales_streaming add column stated_gross_amount text;
update fact_sales_streaming set event_hash = md5_number_lower(event_id);

alter table streaming_dead_letters add column attributes json;
alter table streaming_dead_letters add column simulated boolean;
alter table streaming_dead_letters add column run_id text;

create table streaming_duplicates (
  message_id text not null,
  event_id text not null,
  run_id text,
  ingest_ts timestamptz not null
);

create table streaming_conflicts (
  message_id text not null,
  event_id text not null,
  order_id text not null,
  customer_id text,
  product_id text not null,
  qty bigint not null,
  unit_price decimal(18, 4) not null,
  event_ts timestamptz not null,
  publish_ts timestamptz not null,
  ingest_ts timestamptz not null,
  simulated boolean not null,
  run_id text
);

create table streaming_counts (
  run_id text not null,
  events bigint not null,
  duplicates bigint not null,
  differing bigint not null,
  redelivered bigint not null
);

insert into streaming_counts
select
  coalesce(run_id, '') as run_id,
  count(distinct event_id) as events,
  count(*) - count(distinct event_id) as duplicates,
  0 as differing,
  0 as redelivered
from fact_sales_streaming
group by all;

-- Its row moves on with every append: an indexed column would leave a trace of each move in the file.
create table moving_versions (
  version bigint not null,
  load_id bigint,
  stream_position bigint not null,
  made_at timestamptz not null
);
insert into moving_versions select version, load_id, stream_position, made_at from versions;
drop table versions;
alter table moving_versions rename to versions;

-- The lines that streaming_line marks superseded, found without reading all the others: each event stands once.
create view superseded_event as
select fact_sales_streaming.*
from fact_sales_streaming
semi join orders on orders.order_id = fact_sales_streaming.order_id
where fact_sales_streaming.event_ts < (select load_in_place.as_of from load_in_place);
