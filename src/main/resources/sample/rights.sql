-- What captures the shop may read these tables; what is published is named, table by table.
revoke create on schema public from public;
grant usage on schema public to shop_capture;
grant select on customers, geolocation, order_items, order_payments, order_reviews, orders, products, product_prices,
    sellers, stock_movements, product_category_name_translation to shop_capture;
create publication whence_shop for table customers, geolocation, order_items, order_payments, order_reviews, orders,
    products, product_prices, sellers, stock_movements, product_category_name_translation;

-- What these rows are, so that a second start can use them again. Not the shop's business, so not in its schema.
create schema sample;
create table sample.origin (what text primary key, until timestamp not null, visits_sent boolean not null default false);
