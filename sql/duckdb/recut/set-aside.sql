-- Which stored events does the contract take no more under the store's new settings? In part, since they are brought to where their letters are written.
--
-- grain    one row per event, removed
-- params   $after, $to (positions): after exclusive, to inclusive; the variable new_currency
-- reads    fact_sales_streaming, reread_event (and writes fact_sales_streaming)
-- used by  lib/warehouse/duckdb/recut-events.ts
delete from fact_sales_streaming
where position > $after and position <= $to
  and (currency <> getvariable('new_currency') or position in (select reread_event.position from reread_event where reread_event.is_refused))
returning
  coalesce(message_id, 'position ' || position) as message_id,
  event_id,
  order_id,
  customer_id,
  product_id,
  cast(qty as text) as qty,
  cast(unit_price as text) as unit_price,
  coalesce(event_ts_text, strftime(event_ts, '%Y-%m-%dT%H:%M:%S.%fZ')) as event_ts,
  currency,
  epoch_ms(publish_ts) as publish_ms,
  simulated,
  run_id;
