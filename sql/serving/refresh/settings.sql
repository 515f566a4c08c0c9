-- How was this store built?
--
-- grain    the variables time_zone, built_orders, categories, category_bits, subcategory_bits, known_customers and refresh_as_of, as the build had them
-- params   none
-- reads    serving.meta, serving.category, serving.sold_bit
-- used by  lib/serving/refresh.ts
set variable time_zone = (select time_zone from serving.meta);

set variable built_orders = (select built_orders from serving.meta);

set variable categories = (select count(*) from serving.category);

set variable category_bits = (select count(*) > 0 from serving.sold_bit where tile = 'category');

set variable subcategory_bits = (select count(*) > 0 from serving.sold_bit where tile = 'subcategory');

set variable known_customers = (select known_customers from serving.meta);

set variable refresh_as_of = (select as_of from serving.meta);
