package dev.whence.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.whence.event.WhenceException;
import dev.whence.projection.StarFile;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.SemanticModelLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {
    private static final Period JANUARY = period("2025-01-01", "2025-02-01");
    private static final Period FEBRUARY = period("2025-02-01", "2025-03-01");

    @TempDir
    private Path folder;

    @Test
    void namesTheSegmentThatLostItsOrders() throws Exception {
        Explanation explanation = explain("orders", "state = 0 and category = 0 and lost < 90");
        assertThat(explanation.rootCauses())
                .extracting(cause -> cause.segment().toString())
                .containsExactly("category=toys&state=SP");
        assertThat(explanation.total().contribution()).isNegative();
        assertThat(explanation.outside()).isEmpty();
    }

    @Test
    void saysThatNothingUnusualHappenedWhereOnlyTheMonthIsShorter() throws Exception {
        assertThat(explain("orders", "false").nothingUnusual()).isTrue();
        assertThat(explain("average_order_value", "false").nothingUnusual()).isTrue();
    }

    @Test
    void saysThatTheCauseIsOutsideWhereEverythingFellAlike() throws Exception {
        Explanation explanation = explain("orders", "lost < 60");
        assertThat(explanation.rootCauses()).isEmpty();
        assertThat(explanation.outside())
                .hasValueSatisfying(change -> assertThat(change).isCloseTo(-0.6, within(0.05)));
    }

    @Test
    void contributionsOfADimensionAndOfTheSplitAddUpToTheChange() throws Exception {
        Explanation explanation = explain("revenue", "seller = 1 and lost < 50");
        double change = explanation.total().contribution();
        assertThat(sum(explanation, "price_volume")).isCloseTo(change, within(1e-6));
        assertThat(explanation.split())
                .extracting(part -> part.segment().orElse(""))
                .containsExactly("volume", "price", "orders", "items_per_order");
        assertThat(explanation.rootCauses())
                .extracting(cause -> cause.segment().toString())
                .containsExactly("seller_state=RJ");
    }

    @Test
    void refusesAMedianWhichHasNoParts() {
        assertThatThrownBy(() -> explain("delivery_time:median", "false"))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("median");
    }

    private static double sum(Explanation explanation, String dimension) {
        return explanation.split().stream()
                .filter(part -> part.dimension().filter(dimension::equals).isPresent())
                .mapToDouble(Contribution::contribution)
                .sum();
    }

    /** @param lost which of February's orders never came */
    private Explanation explain(String metric, String lost) throws SQLException, IOException {
        Path file = folder.resolve(metric.replace(':', '_') + lost.hashCode() + ".duckdb");
        fill(file, lost);
        try (StarFile star = StarFile.open(file)) {
            MetricExecutor executor =
                    new MetricExecutor(SemanticModelLoader.load(Path.of("semantics/commerce.yaml")), star);
            return new Explainer(executor)
                    .explain(
                            MetricQuery.of(metric)
                                    .within(FEBRUARY)
                                    .comparedWith(JANUARY)
                                    .build(),
                            LocalDateTime.parse("2025-03-02T00:00:00"));
        }
    }

    private static void fill(Path file, String lost) throws SQLException, IOException {
        String shop = new String(
                ExplainerTest.class.getResourceAsStream("/diagnosis/shop.sql").readAllBytes(), StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("projections/commerce/schema.sql")));
            statement.execute(shop.replace("${lost}", lost));
        }
    }

    private static Period period(String from, String to) {
        return new Period(LocalDateTime.parse(from + "T00:00:00"), LocalDateTime.parse(to + "T00:00:00"), from);
    }
}
