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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleShopIT {
    private static final Instant NOW = Instant.parse("2026-05-20T10:00:30Z");

    @TempDir
    private Path folder;

    private ShopServer server;

    @BeforeEach
    void findServer() throws IOException {
        server = TestServer.with("shop_loading", folder);
    }

    @Test
    void aGeneratedShopIsRememberedWithItsSeedAndItsEnd() throws SQLException {
        ShopOrigin origin = generated(7).create(done -> {});
        assertThat(origin)
                .isEqualTo(new ShopOrigin("generated from seed 7", LocalDateTime.parse("2026-05-20T10:00"), false));
        assertThat(generated(7).present()).contains(origin);
        assertThat(generated(8).present()).isEmpty();
        assertThat(number("select count(*) from orders")).isGreaterThan(10_000);
        assertThat(number("select count(*) from orders where order_status = 'delivered'"
                        + " and order_delivered_customer_date is null"))
                .isZero();
    }

    @Test
    void aShopTakesTheePlaceOfTheOneBefore() throws SQLException {
        generated(7).create(done -> {});
        long orders = number("select count(*) from orders");
        generated(7).create(done -> {});
        assertThat(number("select count(*) from orders")).isEqualTo(orders);
        generated(8).create(done -> {});
        assertThat(generated(8).present()).isPresent();
    }

    @Test
    void theCaptureRoleReadsTheTablesAndNothingMore() throws SQLException, IOException {
        generated(7).create(done -> {});
        try (Connection capture = DriverManager.getConnection(
                server.url(), ShopServer.CAPTURE, Files.readString(server.capturePassword()))) {
            assertThat(number(capture, "select count(*) from orders")).isPositive();
            assertThat(number(capture, "select count(*) from pg_publication_tables where pubname = 'whence_shop'"))
                    .isEqualTo(11);
            for (String forbidden : new String[] {
                "update orders set order_status = 'x'", "create table t (id int)", "select * from sample.origin"
            }) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> capture.createStatement().execute(forbidden))
                        .withMessageContaining("permission denied");
            }
            capture.createStatement().execute("select pg_create_logical_replication_slot('shop_it', 'pgoutput')");
        }
        generated(7).create(done -> {});
        assertThat(number("select count(*) from pg_replication_slots where slot_name = 'shop_it'"))
                .isZero();
    }

    @Test
    void loadsTheOlistFiles() throws SQLException {
        assumeThat(Olist.folder()).isPresent();
        ShopOrigin origin = loaded(Olist.folder().orElseThrow().getParent()).create(done -> {});
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
                .isThrownBy(() -> loaded(folder).create(done -> {}))
                .withMessageContaining("olist_order_reviews_dataset.csv:4:1: review_score: invalid input syntax");
        assertThat(new ShopDatabase(server).origin()).isEmpty();
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
                .isThrownBy(() -> loaded(folder).create(done -> {}))
                .withMessageContaining("Key (order_id)=(o9) is not present in table \"orders\"");
    }

    @Test
    void acceptsByteOrderMarksQuotedHeadersOtherColumnOrdersAndWindowsLineEnds() throws IOException, SQLException {
        CsvFiles files = CsvFiles.in(folder);
        files.write(
                "olist_sellers_dataset.csv",
                "\ufeff\"seller_state\",\"seller_id\",\"seller_city\",\"seller_zip_code_prefix\"\r\n"
                        + "SP,s1,\"a, b\",\"01234\"\r\nRJ,s2,c,\"02345\"\r\n");
        loaded(folder).create(done -> {});
        assertThat(number("select count(*) from sellers where seller_id = 's1' and seller_city = 'a, b'"
                        + " and seller_zip_code_prefix = '01234' and seller_state = 'SP'"))
                .isEqualTo(1);
    }

    private SampleShop generated(long seed) {
        return new SampleShop(server, seed, Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private SampleShop loaded(Path files) {
        return new SampleShop(server, 0, Optional.of(files), Clock.fixed(NOW, ZoneOffset.UTC));
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
