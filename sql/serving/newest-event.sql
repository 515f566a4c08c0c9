-- When was the newest sale, and what is dated later than now?
--
-- grain    one row, in epoch milliseconds; null without such lines
-- params   $now (epoch milliseconds): up to and including it is not later
-- reads    serving.line
-- used by  lib/sales/newest-event.ts
select
  epoch_ms(max(ts) filter (where ts <= make_timestamptz($now * 1000))) as newest_ms,
  count(*) filter (where ts > make_timestamptz($now * 1000)) as ahead_lines,
  epoch_ms(min(ts) filter (where ts > make_timestamptz($now * 1000))) as next_ms,
  epoch_ms(max(ts)) as last_ms
from serving.line
order by newest_ms;
