-- Where are the new lines kept?
--
-- grain    as serving.line and serving.live_line, to which they are added
-- params   none
-- reads    new_line
-- used by  lib/serving/refresh.ts
insert into serving.line (order_key, customer_key, day, segment_key, product_key, category_key, subcategory_key, ts, qty, unit_price, gross, margin)
select order_key, customer_key, day, segment_key, product_key, category_key, subcategory_key, ts, qty, unit_price, gross, margin
from new_line;

insert into serving.live_line (position, order_key, segment_key, product_key, ts, publish_ts, ingest_ts, qty, gross)
select position, order_key, segment_key, product_key, ts, publish_ts, ingest_ts, qty, gross
from new_line
order by position;
