-- What does the store know of the order, the customer and the product that an event names?
--
-- grain    one row; null where it knows nothing
-- params   $order_id, $customer_id, $product_id
-- reads    orders, fact_sales_streaming, customers, products
-- used by  lib/warehouse/duckdb/letters/read-facts.ts
select
  case
    when exists (select 1 from orders where orders.order_id = $order_id) then 'loaded'
    when exists (select 1 from fact_sales_streaming where fact_sales_streaming.order_id = $order_id) then 'live'
  end as known_order,
  exists (select 1 from customers where customers.customer_id = $customer_id) as is_known_customer,
  (select max(customers.country) from customers where customers.customer_id = $customer_id) as country,
  exists (select 1 from products where products.product_id = $product_id) as is_known_product,
  (select max(coalesce(products.name, products.subcategory, products.category)) from products where products.product_id = $product_id) as product,
  (select cast(max(products.price) as text) from products where products.product_id = $product_id) as list_price;
