package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.projection.OlistStar;
import dev.whence.projection.StarFile;
import dev.whence.testing.SqlRows;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationIT {
    private static final ReconcileFile FILE = ReconcileFile.load(Path.of("mappings/commerce/olist.reconcile.yaml"));

    @TempDir
    Path folder;

    @BeforeEach
    void needOlist() {
        assumeTrue(OlistStar.csvFolder().isPresent(), "the Olist files are not here");
    }

    @Test
    void theStarOfTheSourcesRowsHasNoDifferences() throws SQLException {
        try (Connection source = source(OlistStar.csvFolder().orElseThrow());
                StarFile star = OlistStar.fill(OlistStar.csvFolder().orElseThrow(), folder.resolve("star.duckdb"))) {
            ReconcileReport report = reconciliation(star, Map.of("revenue.order.placed", 27_701L))
                    .run(sql -> SqlRows.of(source, sql));
            assertThat(report.checks().stream().filter(check -> !check.by().isEmpty()))
                    .allSatisfy(check -> assertThat(check.differences())
                            .as(check.what() + " by " + check.by())
                            .isEmpty());
            assertThat(report.values()).isGreaterThan(2000);
            assertThat(report.checks().get(0).differences()).isEmpty();
            assertThat(report.checks().get(1).differences()).isNotEmpty();
        }
    }

    @Test
    void listsTheKeysWhoseValuesDiffer() throws SQLException {
        try (Connection source = source(OlistStar.csvFolder().orElseThrow());
                StarFile star = OlistStar.fill(OlistStar.csvFolder().orElseThrow(), folder.resolve("star.duckdb"));
                Statement change = source.createStatement()) {
            change.execute(
                    "update orders set order_status = 'canceled' where order_id = '0855f6a946e8c4bef27d0ac24e524554'");
            ReconcileReport report = reconciliation(star, Map.of()).run(sql -> SqlRows.of(source, sql));
            assertThat(report.equal()).isFalse();
            assertThat(report.checks())
                    .filteredOn(check -> check.what().equals("cancelled_orders")
                            && check.by().equals("month"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.differences())
                            .containsExactly(new ReconcileReport.Difference(
                                    "2018-02", Optional.of(new BigDecimal("11")), Optional.of(new BigDecimal("10")))));
        }
    }

    @Test
    void saysWhereAFileIsWrong() throws Exception {
        Path file = Files.writeString(
                folder.resolve("x.reconcile.yaml"),
                """
                reconcile: x
                by: [moon]
                metrics:
                  - {metric: orders, from: nowhere, value: count(*)}
                  - {metrik: orders}
                """);
        assertThatThrownBy(() -> ReconcileFile.load(file))
                .hasMessageContaining("x.reconcile.yaml:4:")
                .hasMessageContaining("there is no key 'moon'")
                .hasMessageContaining("did you mean 'metric'");
    }

    private static Reconciliation reconciliation(StarFile star, Map<String, Long> counts) {
        return new Reconciliation(
                FILE,
                "shop",
                new MetricExecutor(SemanticModelLoader.load(Path.of("semantics/commerce.yaml")), star),
                () -> counts);
    }

    /** The source's tables, in DuckDB: the file's SQL is plain enough for both. */
    private static Connection source(Path csv) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "customers", "orders", "products", "sellers", "order_items", "order_payments", "order_reviews")) {
                statement.execute("create table %s as select * from read_csv('%s/olist_%s_dataset.csv', header = true)"
                        .formatted(table, csv, table));
            }
            statement.execute("create table product_category_name_translation as select * from read_csv('" + csv
                    + "/product_category_name_translation.csv', header = true)");
            for (String column : List.of("price", "freight_value")) {
                statement.execute("alter table order_items alter " + column + " type decimal(12, 2)");
            }
            statement.execute("alter table order_payments alter payment_value type decimal(12, 2)");
        }
        return connection;
    }
}
