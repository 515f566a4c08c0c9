-- What does an order simulator have to know of the store?
--
-- grain    one row; as_of in milliseconds since 1970, rounded up, null before the first load
-- params   none
-- reads    store, load_in_place, fact_sales_streaming, streaming_dead_letters
-- used by  lib/warehouse/duckdb/simulator.ts
select
  store.currency as currency,
  store.time_zone as time_zone,
  (select cast(ceil(epoch_us(load_in_place.as_of) / 1000) as bigint) from load_in_place) as as_of,
  (select count(*) from fact_sales_streaming where not fact_sales_streaming.simulated)
    + (select count(*) from streaming_dead_letters where streaming_dead_letters.simulated is not true) as real_events
from store;
