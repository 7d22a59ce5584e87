-- The star of the commerce vocabulary: six dimensions, four facts, and the web events.
--
-- Keys are dense numbers in the order of first mention, so that the same events always give the same keys.
-- Timestamps are without zone, in UTC. A null is an unknown, never a default.
-- Every fact keeps the id and the position of the event that it rests on.
-- Two sources may use the same ids for different things: a thing is named by its source and its id.

create table dim_date (
    date_key    date    not null,
    year        integer not null,
    half_year   varchar not null,  -- 2018-H1
    quarter     varchar not null,  -- 2018-Q1
    month       varchar not null,  -- 2018-01
    week        date    not null,  -- its Monday
    month_of_year integer not null,
    month_name  varchar not null,
    day_of_month integer not null,
    iso_weekday integer not null,  -- Monday is 1
    weekday     varchar not null,
    part_of_week varchar not null  -- weekday, weekend
);

insert into dim_date
select
    d::date,
    year(d),
    year(d) || '-H' || (case when month(d) <= 6 then 1 else 2 end),
    year(d) || '-Q' || quarter(d),
    strftime(d, '%Y-%m'),
    date_trunc('week', d)::date,
    month(d),
    monthname(d),
    day(d),
    isodow(d),
    dayname(d),
    case when isodow(d) >= 6 then 'weekend' else 'weekday' end
from range(timestamp '1990-01-01', timestamp '2060-01-01', interval 1 day) as days (d);

create table dim_customer (
    customer_key    bigint  not null,
    customer_id     varchar not null,
    first_placed_at timestamp,  -- of the earliest order in all the data; ties go to the smaller order_id
    first_order_id  varchar,
    source          varchar not null
);

create table dim_product (
    product_key     bigint  not null,
    product_id      varchar not null,
    listed          boolean not null,  -- the catalog has said its category, order lines do not count any more
    category        varchar not null,
    weight_g        double,
    delisted        boolean not null,
    source          varchar not null
);

create table dim_seller (
    seller_key      bigint  not null,
    seller_id       varchar not null,
    registered      boolean not null,  -- the register has said the place, order lines do not count any more
    city            varchar,
    state           varchar,
    region          varchar,           -- known for the states of Brazil
    zip_prefix      varchar,
    first_revenue_at timestamp,        -- when the first order that counts as revenue was placed
    source          varchar not null
);

create table dim_geography (
    geography_key   bigint  not null,
    zip_prefix      varchar,
    city            varchar,
    state           varchar,
    region          varchar            -- known for the states of Brazil
);

create table dim_payment_method (
    payment_method_key bigint  not null,
    payment_type       varchar not null
);

-- The sources of orders and catalogs, with the position from which each is known. What others say of orders, customers and
-- products (a web tracker, a payment service) is about those of the first of these.
create table shop (source varchar not null, position bigint not null);

-- Which two correlations are one process: a visit and the order that it led to, where the visit learns that at its end.
create table correlation_link (
    correlation     varchar not null,
    linked          varchar not null,
    event_id        uuid    not null,
    position        bigint  not null
);

-- Visits that named their order at the end.
create table ordered_visit (session_id varchar not null);

-- One row for every order id that any event has mentioned; facts hold the key.
create table order_key (
    order_key       bigint  not null,
    order_id        varchar not null,
    source          varchar not null
);

-- One row an order, folded from all its events.
create table fact_fulfilment (
    order_key               bigint  not null,
    order_id                varchar not null,
    status                  varchar,
    placed_at               timestamp,
    approved_at             timestamp,
    dispatched_at           timestamp,
    delivered_at            timestamp,
    cancelled_at            timestamp,
    estimated_delivery_at   timestamp,
    customer_key            bigint,
    geography_key           bigint,
    currency                varchar,
    first_time              boolean,         -- the first order of its customer in all the data
    categories              varchar[],       -- of its lines, each once; null without lines
    item_count              integer not null, -- pieces, where lines have quantities
    order_value             decimal(18, 4),  -- sum of the prices; null without items
    freight_value           decimal(18, 4),
    dearest_product_key     bigint,          -- of the dearest item; ties go to the lowest item number
    dearest_seller_key      bigint,
    main_payment_method_key bigint,          -- largest sum of value; ties go to the lowest sequential; null without payments
    review_count            integer not null,
    lowest_review_score     integer,
    placed_event_id         uuid,
    placed_position         bigint,
    event_id                uuid    not null, -- the last event of the order
    position                bigint  not null,
    source                  varchar not null
);

create table fact_order_line (
    order_key       bigint  not null,
    item            integer not null,
    product_key     bigint,
    seller_key      bigint,
    price           decimal(18, 4),
    freight         decimal(18, 4),
    quantity        decimal(18, 4) not null,
    leads           boolean not null, -- the first line of its order; all rest on the same event
    placed_at       timestamp,       -- this and what follows of the order, so that most questions need no join
    is_revenue      boolean,
    customer_key    bigint,
    geography_key   bigint,
    main_payment_method_key bigint,
    currency        varchar,
    event_id        uuid    not null,
    position        bigint  not null
);

create table fact_payment (
    payment_id      varchar not null,  -- the subject's id
    order_key       bigint,
    sequential      integer,
    payment_method_key bigint,
    instalments     integer,
    value           decimal(18, 4),
    placed_at       timestamp,       -- of the order
    event_id        uuid    not null,
    position        bigint  not null,
    source          varchar not null
);

create table fact_review (
    review_key      varchar not null,  -- the subject's id
    order_key       bigint,
    review_id       varchar,
    score           integer,
    created_at      timestamp,
    answered_at     timestamp,
    placed_at       timestamp,       -- of the order
    categories      varchar[],       -- of the order
    event_id        uuid    not null,
    position        bigint  not null,
    source          varchar not null
);

-- What lies where now: all that came and went, added up. Products that never had stock have no row.
create table fact_stock (
    product_key     bigint  not null,
    location        varchar not null,
    on_hand         decimal(18, 4) not null,
    allocated       decimal(18, 4) not null,  -- of these promised to orders, where the source says so
    changed_at      timestamp not null,
    event_id        uuid    not null,
    position        bigint  not null,
    source          varchar not null
);

-- When nothing was left of a product in all its places together, and when there was some again.
create table fact_stock_turn (
    product_key     bigint  not null,
    occurred_at     timestamp not null,
    is_out          boolean not null,
    event_id        uuid    not null,
    position        bigint  not null,
    source          varchar not null
);

create table fact_web_event (
    type            varchar not null,  -- viewed, product_viewed, ...: the event's type as it is
    occurred_at     timestamp not null,
    session_id      varchar,
    customer_key    bigint,
    device          varchar,
    page            varchar,
    product_key     bigint,
    category        varchar,
    method          varchar,
    reason          varchar,
    duration_ms     bigint,
    led_to_order    boolean not null,  -- the visit named its order, or its events carry the order's correlation
    event_id        uuid    not null,
    position        bigint  not null
);

create table region_of_state (state varchar not null, region varchar not null);

insert into region_of_state values
    ('AC', 'North'), ('AM', 'North'), ('AP', 'North'), ('PA', 'North'), ('RO', 'North'), ('RR', 'North'), ('TO', 'North'),
    ('AL', 'Northeast'), ('BA', 'Northeast'), ('CE', 'Northeast'), ('MA', 'Northeast'), ('PB', 'Northeast'),
    ('PE', 'Northeast'), ('PI', 'Northeast'), ('RN', 'Northeast'), ('SE', 'Northeast'),
    ('DF', 'Central-West'), ('GO', 'Central-West'), ('MS', 'Central-West'), ('MT', 'Central-West'),
    ('ES', 'Southeast'), ('MG', 'Southeast'), ('RJ', 'Southeast'), ('SP', 'Southeast'),
    ('PR', 'South'), ('RS', 'South'), ('SC', 'South');

-- A moment as a timestamp without zone, in UTC.
create macro utc(moment) as make_timestamp(epoch_us(moment));

-- Whether an order in this state counts as revenue, if it has lines.
create macro is_revenue(status) as status not in ('canceled', 'unavailable');
