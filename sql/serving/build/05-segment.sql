-- Which countries, channels and sources can occur together?
--
-- grain    one row per country; per channel; per segment, which is a country with a channel and a source (0 batch, 1 streaming).
--          Any event finds its own among them: it takes those of its loaded order, else its customer's country and an unknown channel
-- params   none
-- reads    loaded_order, serving.customer
-- used by  lib/serving/build.ts
create temp table named_segment as
with loaded as (
  select distinct country, channel from loaded_order
)
select country, channel, 0 as source_key from loaded
union all
select country, channel, 1 as source_key from loaded
union
select coalesce(country, 'unknown') as country, 'unknown' as channel, 1 as source_key from building.serving.customer
union
select 'unknown' as country, 'unknown' as channel, 1 as source_key;

create table building.serving.country as
select cast(row_number() over (order by country) - 1 as integer) as country_key, country
from (select distinct country from named_segment);

create table building.serving.channel as
select cast(row_number() over (order by channel) - 1 as integer) as channel_key, channel
from (select distinct channel from named_segment);

create table building.serving.segment as
select
  cast(row_number() over (order by country_key, channel_key, source_key) - 1 as integer) as segment_key,
  country_key,
  channel_key,
  source_key,
  country,
  channel,
  case source_key when 0 then 'batch' else 'streaming' end as source
from named_segment
join building.serving.country using (country)
join building.serving.channel using (channel);
