-- Which stored events are beyond what the contract takes? Former versions took them in.
--
-- grain    one row per event, removed
-- params   $most_units; $gross_limit: exclusive
-- reads    fact_sales_streaming (and writes it)
-- used by  lib/warehouse/duckdb/set-aside.ts
delete from fact_sales_streaming
where qty > $most_units
  or qty < -$most_units
  or gross_amount >= cast($gross_limit as decimal(18, 4))
  or gross_amount <= -cast($gross_limit as decimal(18, 4))
returning
  coalesce(message_id, 'position ' || position) as message_id,
  event_id,
  order_id,
  customer_id,
  product_id,
  cast(qty as text) as qty,
  cast(unit_price as text) as unit_price,
  coalesce(event_ts_text, strftime(event_ts, '%Y-%m-%dT%H:%M:%S.%fZ')) as event_ts,
  epoch_ms(publish_ts) as publish_ms,
  simulated,
  run_id;
