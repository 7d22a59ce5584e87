-- What orders refer to.
insert into product_category_name_translation values ('brinquedos', 'toys'), ('livros', 'books');
insert into customers select 'c' || n, 'u' || n, lpad(n::text, 5, '0'), 'sao paulo', 'SP' from generate_series(0, 19) n;
insert into sellers select 's' || n, lpad(n::text, 5, '0'), 'rio de janeiro', 'RJ' from generate_series(0, 9) n;
insert into products (product_id, product_category_name)
select 'p' || n, case n % 3 when 0 then 'brinquedos' when 1 then 'livros' end from generate_series(0, 29) n;
