package dev.whence;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A source database with the shop's tables and just enough rows to place orders. */
final class SmallShop {
    private final Database database;
    private int ordersOfToday;

    SmallShop() {
        this(Services.postgres().sourceDatabase());
    }

    SmallShop(Database empty) {
        database = empty;
        database.execute(resource("/sample/schema.sql"));
        database.execute(
                """
                insert into product_category_name_translation values ('brinquedos', 'toys');
                insert into customers values ('c1', 'u1', '01000', 'sao paulo', 'SP');
                insert into sellers values ('s1', '20000', 'rio de janeiro', 'RJ');
                insert into products (product_id, product_category_name) values ('p1', 'brinquedos');
                """);
    }

    Database database() {
        return database;
    }

    /** In one transaction: the order, one item of 10.00 and its payment. */
    SmallShop order(String id) {
        database.execute(
                """
                insert into orders values ('%1$s', 'c1', 'approved', now() at time zone 'utc', now() at time zone 'utc');
                insert into order_items values ('%1$s', 1, 'p1', 's1', null, 10.00, 2.00);
                insert into order_payments values ('%1$s', 1, 'credit_card', 1, 12.00);
                """
                        .formatted(id));
        ordersOfToday++;
        return this;
    }

    /** An order of long ago, in a transaction, and its way on in others. */
    SmallShop orderOf2020(String id) {
        database.execute(
                """
                insert into orders values ('%1$s', 'c1', 'approved', '2020-02-03 10:00', '2020-02-03 11:00');
                insert into order_items values ('%1$s', 1, 'p1', 's1', null, 10.00, 2.00);
                insert into order_payments values ('%1$s', 1, 'credit_card', 1, 12.00);
                """
                        .formatted(id));
        return status(id, "processing").status(id, "canceled");
    }

    /** How many orders {@link #order} has placed. */
    int ordersOfToday() {
        return ordersOfToday;
    }

    /** As many orders, delivered long ago, each with two items, a payment and a review. */
    SmallShop history(int orders) {
        database.execute(
                """
                insert into orders select 'h' || n, 'c1', 'delivered', t, t + interval '1 hour', t + interval '2 days',
                    t + interval '8 days', t + interval '12 days'
                from (select n, timestamp '2024-01-01' + n * interval '1 hour' t from generate_series(1, %1$d) n) times;
                insert into order_items select 'h' || n, i, 'p1', 's1', null, n %% 90 + i, 2.50
                from generate_series(1, %1$d) n, generate_series(1, 2) i;
                insert into order_payments select 'h' || n, 1, 'credit_card', 3, 2 * (n %% 90) + 8 from generate_series(1, %1$d) n;
                insert into order_reviews select 'r' || n, 'h' || n, n %% 5 + 1, null, 'as said', timestamp '2024-02-01', null
                from generate_series(1, %1$d) n;
                """
                        .formatted(orders));
        return this;
    }

    SmallShop status(String id, String status) {
        database.execute("update orders set order_status = '%s' where order_id = '%s'".formatted(status, id));
        return this;
    }

    /** First sent, then delivered: each in a transaction of its own. */
    SmallShop delivered(String id) {
        database.execute(
                """
                update orders set order_status = 'shipped', order_delivered_carrier_date = now() at time zone 'utc',
                    order_estimated_delivery_date = current_date + 9 where order_id = '%s'"""
                        .formatted(id));
        database.execute(
                """
                update orders set order_status = 'delivered', order_delivered_customer_date = now() at time zone 'utc'
                where order_id = '%s'"""
                        .formatted(id));
        return this;
    }

    SmallShop reviewed(String id) {
        database.execute(
                "insert into order_reviews values ('r-%1$s', '%1$s', 5, null, 'good', now() at time zone 'utc', null)"
                        .formatted(id));
        return this;
    }

    private static String resource(String name) {
        try (InputStream stream = SmallShop.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
