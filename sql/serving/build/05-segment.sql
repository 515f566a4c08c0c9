-- Which countries, channels and sources occur together, and which bit stands for which group?
--
-- grain    one row per country; per channel; per segment, which is a country with a channel and a source (0 batch, 1 streaming);
--          place: one row per group of a tile, which has a bit of word_0 or of word_1; those beyond have none
-- params   none
-- reads    loaded_order, event_line, serving.category, serving.subcategory
-- used by  lib/serving/build.ts
create temp table named_segment as
select distinct country, channel, 0 as source_key from loaded_order
union all
select distinct country, channel, 1 as source_key from event_line;

create table building.serving.country as
select cast(row_number() over (order by country) - 1 as integer) as country_key, country
from (select distinct country from named_segment);

create table building.serving.channel as
select cast(row_number() over (order by channel) - 1 as integer) as channel_key, channel
from (select distinct channel from named_segment);

create table building.serving.place as
with listed as (
  select 0 as tile_order, 'weekday' as tile, unnest(range(1, 8)) as key, null as category_key
  union all
  select 1 as tile_order, 'source' as tile, unnest(range(2)) as key, null as category_key
  union all
  select 2 as tile_order, 'channel' as tile, channel_key as key, null as category_key from building.serving.channel
  union all
  select 3 as tile_order, 'country' as tile, country_key as key, null as category_key from building.serving.country
  union all
  select 4 as tile_order, 'category' as tile, category_key as key, category_key from building.serving.category
  union all
  select 5 as tile_order, 'subcategory' as tile, subcategory_key as key, category_key from building.serving.subcategory
),
numbered as (
  select tile, key, category_key, row_number() over (order by tile_order, key) - 1 as place
  from listed
)
select
  tile,
  cast(key as integer) as key,
  category_key,
  cast(place // 63 as integer) as word,
  cast(place % 63 as integer) as bit,
  case when place < 63 then cast(1 as bigint) << cast(place as bigint) else 0 end as word_0,
  case when place between 63 and 125 then cast(1 as bigint) << cast(place - 63 as bigint) else 0 end as word_1
from numbered;

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
