-- What are the live events under the store's new settings?
--
-- grain    as fact_sales_streaming, without the events that the contract takes no more
-- params   the variable new_currency
-- reads    fact_sales_streaming, reread_event
-- used by  lib/warehouse/duckdb/open-duckdb-warehouse.ts
select fact_sales_streaming.* replace (coalesce(make_timestamptz(reread_event.event_us), fact_sales_streaming.event_ts) as event_ts)
from fact_sales_streaming
left join reread_event on reread_event.position = fact_sales_streaming.position
where fact_sales_streaming.currency = getvariable('new_currency')
  and not coalesce(reread_event.is_refused, false);
