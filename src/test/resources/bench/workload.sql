-- Traffic of the shop in transactions of so many rows: orders with five items, two payments and two reviews, and every
-- ten such transactions the orders of the last of them go three steps on. With one row a transaction: orders with one
-- item and one payment, and their three steps.
create procedure traffic(changes int, size int) language plpgsql as $$
declare
    round int := 0;
    done int := 0;
begin
    while done < changes loop
        if size < 10 then
            insert into orders values ('o' || round, 'c' || round % 1000, 'created', now(), null, null, null, now());
            commit;
            insert into order_items values ('o' || round, 1, 'p' || round % 500, 's' || round % 100, null, 10.00, 2.00);
            commit;
            insert into order_payments values ('o' || round, 1, 'credit_card', 1, 12.00);
            commit;
            update orders set order_status = 'approved', order_approved_at = now() where order_id = 'o' || round;
            commit;
            update orders set order_status = 'shipped', order_delivered_carrier_date = now() where order_id = 'o' || round;
            commit;
            update orders set order_status = 'delivered', order_delivered_customer_date = now() where order_id = 'o' || round;
            commit;
            done := done + 6;
        else
            insert into orders
            select 'o' || round || '-' || n, 'c' || n % 1000, 'created', now(), null, null, null, now()
            from generate_series(1, size / 10) n;
            insert into order_items
            select 'o' || round || '-' || n, i, 'p' || (n + i) % 500, 's' || n % 100, null, 10.00, 2.00
            from generate_series(1, size / 10) n, generate_series(1, 5) i;
            insert into order_payments
            select 'o' || round || '-' || n, i, 'credit_card', 1, 30.00 from generate_series(1, size / 10) n, generate_series(1, 2) i;
            insert into order_reviews
            select 'r' || i, 'o' || round || '-' || n, 5, null, 'as said', now(), null
            from generate_series(1, size / 10) n, generate_series(1, 2) i;
            commit;
            done := done + size / 10 * 10;
            if round % 10 = 9 then
                update orders set order_status = 'approved', order_approved_at = now()
                where order_id in (select 'o' || r || '-' || n from generate_series(round - 9, round) r, generate_series(1, size / 10) n);
                commit;
                update orders set order_status = 'shipped', order_delivered_carrier_date = now()
                where order_id in (select 'o' || r || '-' || n from generate_series(round - 9, round) r, generate_series(1, size / 10) n);
                commit;
                update orders set order_status = 'delivered', order_delivered_customer_date = now()
                where order_id in (select 'o' || r || '-' || n from generate_series(round - 9, round) r, generate_series(1, size / 10) n);
                commit;
                done := done + size / 10 * 30;
            end if;
        end if;
        round := round + 1;
    end loop;
    update sellers set seller_city = 'the end' where seller_id = 's0';
    commit;
end
$$;
insert into customers select 'c' || n, 'u' || n, '01000', 'sao paulo', 'SP' from generate_series(0, 999) n
on conflict do nothing;
insert into sellers select 's' || n, '20000', 'rio de janeiro', 'RJ' from generate_series(0, 99) n on conflict do nothing;
insert into products (product_id, product_category_name) select 'p' || n, 'brinquedos' from generate_series(0, 499) n
on conflict do nothing;
