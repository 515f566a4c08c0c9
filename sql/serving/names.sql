-- What are the groups called that the integer keys stand for?
--
-- grain    one row per country, channel, source, category and subcategory; parent is a subcategory's category
-- params   none
-- reads    serving.country, serving.channel, serving.category, serving.subcategory
-- used by  lib/sales/names.ts
select 'country' as tile, country_key as key, country as name, null as parent from serving.country
union all
select 'channel' as tile, channel_key as key, channel as name, null as parent from serving.channel
union all
select 'category' as tile, category_key as key, category as name, null as parent from serving.category
union all
select 'subcategory' as tile, subcategory_key as key, subcategory as name, category_key as parent from serving.subcategory
order by tile, key;
