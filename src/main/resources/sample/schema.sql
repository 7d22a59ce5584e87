-- The shop's tables, as an ordinary shop would have them. The same tables hold the generated shop and the CSV files
-- (their columns and spelling). No foreign key to the translation: some categories have none.
create table product_category_name_translation (
    product_category_name text primary key,
    product_category_name_english text not null
);

create table geolocation (
    geolocation_id bigint generated always as identity primary key,
    geolocation_zip_code_prefix text not null,
    geolocation_lat double precision not null,
    geolocation_lng double precision not null,
    geolocation_city text not null,
    geolocation_state text not null
);
create index geolocation_zip on geolocation (geolocation_zip_code_prefix);

create table customers (
    customer_id text primary key,
    customer_unique_id text not null,
    customer_zip_code_prefix text not null,
    customer_city text not null,
    customer_state text not null
);
create index customers_unique on customers (customer_unique_id);

create table sellers (
    seller_id text primary key,
    seller_zip_code_prefix text not null,
    seller_city text not null,
    seller_state text not null
);

create table products (
    product_id text primary key,
    product_category_name text,
    product_name_lenght integer,
    product_description_lenght integer,
    product_photos_qty integer,
    product_weight_g integer,
    product_length_cm integer,
    product_height_cm integer,
    product_width_cm integer
);

create table product_prices (
    product_id text primary key references products,
    price numeric(12, 2) not null,
    changed_at timestamp not null
);

-- What came to the warehouse and left it. The CSV files tell nothing of it.
create table stock_movements (
    movement_id bigint generated always as identity primary key,
    product_id text not null references products,
    kind text not null,
    quantity integer not null,
    on_hand integer not null,
    moved_at timestamp not null
);
create index stock_movements_product on stock_movements (product_id, movement_id);

create table orders (
    order_id text primary key,
    customer_id text not null references customers,
    order_status text not null,
    order_purchase_timestamp timestamp not null,
    order_approved_at timestamp,
    order_delivered_carrier_date timestamp,
    order_delivered_customer_date timestamp,
    order_estimated_delivery_date timestamp
);
create index orders_customer on orders (customer_id);
create index orders_purchase on orders (order_purchase_timestamp);
create index orders_open on orders (order_status)
    where order_status in ('created', 'approved', 'processing', 'invoiced', 'shipped');

create table order_items (
    order_id text not null references orders,
    order_item_id integer not null,
    product_id text not null references products,
    seller_id text not null references sellers,
    shipping_limit_date timestamp,
    price numeric(12, 2) not null,
    freight_value numeric(12, 2) not null,
    primary key (order_id, order_item_id)
);
create index order_items_product on order_items (product_id);
create index order_items_seller on order_items (seller_id);

create table order_payments (
    order_id text not null references orders,
    payment_sequential integer not null,
    payment_type text not null,
    payment_installments integer not null,
    payment_value numeric(12, 2) not null,
    primary key (order_id, payment_sequential)
);

create table order_reviews (
    review_id text not null,
    order_id text not null references orders,
    review_score integer not null,
    review_comment_title text,
    review_comment_message text,
    review_creation_date timestamp,
    review_answer_timestamp timestamp,
    primary key (review_id, order_id)
);
create index order_reviews_order on order_reviews (order_id);
