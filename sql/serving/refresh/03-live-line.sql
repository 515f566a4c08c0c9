-- When did each of the new lines come?
--
-- grain    as serving.live_line, to which they are added
-- params   none
-- reads    new_line
-- used by  lib/serving/refresh.ts
insert into serving.live_line (position, order_key, segment_key, product_key, ts, publish_ts, ingest_ts, qty, gross)
select position, order_key, segment_key, product_key, ts, publish_ts, ingest_ts, qty, gross
from new_line
order by position;
