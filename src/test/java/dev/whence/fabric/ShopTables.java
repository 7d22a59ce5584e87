package dev.whence.fabric;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The orders of the journeys in the normalised tables of the sample shop, with its keys and indexes. */
public final class ShopTables {
    private static final Path SCHEMA = Path.of("src/main/resources/sample/schema.sql");
    private static final int BATCH = 5_000;
    private static final String STOCK =
            """
            create table loaded (journeys bigint not null);
            insert into products (product_id) select 'product-' || n from generate_series(0, %d) n;
            insert into sellers select 'seller-' || n, '13000', 'campinas', 'SP' from generate_series(0, %d) n
            """
                    .formatted(Journeys.PRODUCTS - 1, Journeys.SELLERS - 1);
    private static final String CATEGORIES =
            """
            update products set product_category_name = c.category from category c where c.product_id = products.product_id;
            insert into product_category_name_translation select distinct category, category from category
            """;

    private ShopTables() {}

    /** A database that is kept, with exactly so many journeys. */
    public static Database of(long journeys) throws SQLException, IOException {
        Database database = Services.postgres().keptDatabase("asking_shop");
        if (loaded(database) != journeys) {
            database.execute("drop schema public cascade; create schema public");
            database.execute(Files.readString(SCHEMA));
            database.execute(STOCK);
            load(database, journeys);
            database.execute("insert into loaded values (" + journeys + ")");
            database.execute("vacuum analyze");
        }
        return database;
    }

    private static long loaded(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery("select to_regclass('loaded') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return 0;
                }
            }
            try (ResultSet row = statement.executeQuery("select coalesce(max(journeys), 0) from loaded")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void load(Database database, long journeys) throws SQLException, IOException {
        ShopCopy rows = new ShopCopy();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (long number = 0; number < journeys; number++) {
                rows.add(Journeys.events(number));
                if ((number + 1) % BATCH == 0 || number + 1 == journeys) {
                    rows.writeTo(copy);
                }
            }
            statement.execute("create temp table category (product_id text, category text)");
            rows.writeCategoriesTo(copy);
            statement.execute(CATEGORIES);
        }
    }
}
