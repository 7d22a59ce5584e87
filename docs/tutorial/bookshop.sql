-- A bookshop's own database, as its own programmer made it: nothing in it is named as Whence names things.
-- Run it in an empty database; its rows are the shop's first three days.

create table genre (
    code  text primary key,
    label text not null
);

create table reader (
    reader_no  integer generated always as identity primary key,
    full_name  text not null,
    town       text not null,
    region     text not null,
    postcode   text not null,
    joined_on  date not null default current_date
);

create table book (
    isbn       text primary key,
    title      text not null,
    author     text not null,
    genre      text references genre,
    list_price numeric(8, 2) not null,
    grams      integer,
    shelved_at timestamptz not null default now(),
    modified   timestamptz not null default now()
);

create type sale_state as enum ('open', 'paid', 'posted', 'arrived', 'called_off');

create table sale (
    sale_no   integer generated always as identity primary key,
    reader_no integer not null references reader,
    state     sale_state not null default 'open',
    sold_at   timestamptz not null default now(),
    posted_at timestamptz,
    arrived_at timestamptz,
    promised_for date,
    postage   numeric(8, 2) not null default 0,
    note      text,
    modified  timestamptz not null default now()
);
comment on column sale.postage is 'what the reader pays for the parcel';

create table sale_item (
    sale_no integer not null references sale on delete cascade,
    nr      integer not null,
    isbn    text not null references book,
    copies  integer not null default 1,
    price   numeric(8, 2) not null,
    primary key (sale_no, nr)
);
comment on column sale_item.price is 'of one copy';

create table taking (
    taking_no integer generated always as identity primary key,
    sale_no   integer not null references sale,
    means     text not null,
    amount    numeric(8, 2) not null,
    taken_at  timestamptz not null default now()
);

create table page_log (
    id   bigint generated always as identity primary key,
    page text not null,
    seen timestamptz not null default now()
);

insert into genre values ('cri', 'crime'), ('poe', 'poetry'), ('coo', 'cooking');

insert into reader (full_name, town, region, postcode, joined_on) values
    ('Ana Pena', 'curitiba', 'PR', '80010-000', '2026-01-02'),
    ('Bento Folha', 'londrina', 'PR', '86010-010', '2026-01-02'),
    ('Caio Tinta', 'santos', 'SP', '11010-000', '2026-01-03');

insert into book (isbn, title, author, genre, list_price, grams, shelved_at) values
    ('978-1', 'The Silent Ledger', 'M. Doe', 'cri', 9.99, 310, '2026-01-01 08:00+00'),
    ('978-2', 'Salt and Rye', 'T. Baker', 'coo', 24.50, 900, '2026-01-01 08:00+00'),
    ('978-3', 'Small Rain', 'L. Hart', 'poe', 7.25, 150, '2026-01-01 08:00+00'),
    ('978-4', 'Notes without a Shelf', 'A. Non', null, 5.00, 120, '2026-01-01 08:00+00');

insert into sale (reader_no, state, sold_at, posted_at, arrived_at, promised_for, postage) values
    (1, 'arrived', '2026-01-02 10:00+00', '2026-01-03 09:00+00', '2026-01-05 12:00+00', '2026-01-06', 3.00),
    (2, 'arrived', '2026-01-02 15:30+00', '2026-01-03 09:00+00', '2026-01-08 12:00+00', '2026-01-06', 3.00),
    (3, 'posted', '2026-01-03 11:00+00', '2026-01-04 09:00+00', null, '2026-01-07', 4.50),
    (1, 'paid', '2026-01-04 09:15+00', null, null, '2026-01-08', 0),
    (2, 'called_off', '2026-01-04 10:00+00', null, null, null, 3.00);

insert into sale_item values
    (1, 1, '978-1', 1, 9.99), (1, 2, '978-3', 2, 7.25),
    (2, 1, '978-2', 1, 24.50),
    (3, 1, '978-1', 2, 9.50), (3, 2, '978-4', 1, 5.00),
    (4, 1, '978-2', 1, 24.50),
    (5, 1, '978-3', 1, 7.25);

insert into taking (sale_no, means, amount, taken_at) values
    (1, 'card', 27.49, '2026-01-02 10:01+00'),
    (2, 'card', 20.00, '2026-01-02 15:31+00'), (2, 'voucher', 7.50, '2026-01-02 15:31+00'),
    (3, 'invoice', 28.50, '2026-01-04 08:00+00'),
    (4, 'card', 24.50, '2026-01-04 09:16+00');

insert into page_log (page) select '/book/978-' || 1 + n % 4 from generate_series(1, 200) n;

analyze;
