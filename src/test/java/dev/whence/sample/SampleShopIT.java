package dev.whence.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.whence.event.WhenceException;
import dev.whence.testing.Olist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleShopIT {
    private static final Instant NOW = Instant.parse("2026-05-20T10:00:30Z");

    @TempDir
    private Path folder;

    private ShopServer server;
    private SampleShop shop;

    @BeforeEach
    void findServer() throws IOException {
        server = TestServer.with("shop_loading", folder);
        shop = new SampleShop(server, Clock.fixed(NOW, ZoneOffset.UTC), done -> {});
    }

    @Test
    void aGeneratedShopIsRememberedWithItsSeedAndItsEnd() throws SQLException {
        ShopOrigin origin = shop.generate(7);
        assertThat(origin)
                .isEqualTo(new ShopOrigin(
                        SampleShop.origin(7, java.util.Optional.empty()),
                        LocalDateTime.parse("2026-05-20T10:00"),
                        false));
        assertThat(shop.present()).contains(origin);
        assertThat(number("select count(*) from orders")).isGreaterThan(10_000);
        assertThat(number("select count(*) from orders where order_status = 'delivered'"
                        + " and order_delivered_customer_date is null"))
                .isZero();
    }

    @Test
    void aShopTakesTheePlaceOfTheOneBefore() throws SQLException {
        shop.generate(7);
        long orders = number("select count(*) from orders");
        shop.generate(7);
        assertThat(number("select count(*) from orders")).isEqualTo(orders);
        shop.generate(8);
        assertThat(shop.present()).map(ShopOrigin::what).contains("generated from seed 8");
    }

    @Test
    void theCaptureRoleReadsTheTablesAndNothingMore() throws SQLException, IOException {
        shop.generate(7);
        try (Connection capture = DriverManager.getConnection(
                server.url(), ShopServer.CAPTURE, Files.readString(server.capturePassword()))) {
            assertThat(number(capture, "select count(*) from orders")).isPositive();
            assertThat(number(capture, "select count(*) from pg_publication_tables where pubname = 'whence_shop'"))
                    .isEqualTo(10);
            for (String forbidden : new String[] {
                "update orders set order_status = 'x'", "create table t (id int)", "select * from sample.origin"
            }) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> capture.createStatement().execute(forbidden))
                        .withMessageContaining("permission denied");
            }
            capture.createStatement().execute("select pg_create_logical_replication_slot('shop_it', 'pgoutput')");
        }
        shop.generate(7);
        assertThat(number("select count(*) from pg_replication_slots where slot_name = 'shop_it'"))
                .isZero();
    }

    @Test
    void loadsTheOlistFiles() throws SQLException {
        assumeThat(Olist.folder()).isPresent();
        ShopOrigin origin =
                shop.load(CsvFolder.open(Olist.folder().orElseThrow().getParent()));
        assertThat(origin.what()).startsWith("CSV files with checksum ");
        assertThat(origin.until())
                .isBetween(LocalDateTime.parse("2018-08-20T00:00"), LocalDateTime.parse("2018-10-18T00:00"));
        assertThat(number("select count(*) from orders")).isEqualTo(27_701);
        assertThat(number("select count(*) from order_reviews where review_comment_message like E'%\\n%'"))
                .isPositive();
        assertThat(number("select count(*) from products where product_category_name is null"))
                .isEqualTo(610);
        assertThat(number("select count(*) from products where product_category_name = ''"))
                .isZero();
    }

    @Test
    void aBadRowIsNamedByFileAndLineAndNothingIsLoaded() throws IOException {
        CsvFiles files = CsvFiles.in(folder);
        files.write(
                "olist_order_reviews_dataset.csv",
                """
                review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp
                r1,o1,5,,"two
                lines",2018-01-05 00:00:00,2018-01-06 10:00:00
                r2,o1,five,,,2018-01-05 00:00:00,2018-01-06 10:00:00
                """);
        assertThatExceptionOfType(WhenceException.class)
                .isThrownBy(() -> shop.load(CsvFolder.open(folder)))
                .withMessageContaining("olist_order_reviews_dataset.csv:4:1: review_score: invalid input syntax");
        assertThat(shop.present()).isEmpty();
    }

    @Test
    void aReferenceToNothingIsExplained() throws IOException {
        CsvFiles files = CsvFiles.in(folder);
        files.write(
                "olist_order_payments_dataset.csv",
                """
                order_id,payment_sequential,payment_type,payment_installments,payment_value
                o9,1,credit_card,1,10.00
                """);
        assertThatExceptionOfType(WhenceException.class)
                .isThrownBy(() -> shop.load(CsvFolder.open(folder)))
                .withMessageContaining("Key (order_id)=(o9) is not present in table \"orders\"");
    }

    @Test
    void acceptsByteOrderMarksQuotedHeadersOtherColumnOrdersAndWindowsLineEnds() throws IOException, SQLException {
        CsvFiles files = CsvFiles.in(folder);
        files.write(
                "olist_sellers_dataset.csv",
                "\ufeff\"seller_state\",\"seller_id\",\"seller_city\",\"seller_zip_code_prefix\"\r\n"
                        + "SP,s1,\"a, b\",\"01234\"\r\nRJ,s2,c,\"02345\"\r\n");
        shop.load(CsvFolder.open(folder));
        assertThat(number("select count(*) from sellers where seller_id = 's1' and seller_city = 'a, b'"
                        + " and seller_zip_code_prefix = '01234' and seller_state = 'SP'"))
                .isEqualTo(1);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = server.asOwner()) {
            return number(connection, query);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
