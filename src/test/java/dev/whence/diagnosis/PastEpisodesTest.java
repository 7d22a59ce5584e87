package dev.whence.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revenue of a day on which most orders of one state were cancelled, as on another day seven weeks before, or as never. */
class PastEpisodesTest {
    private static final LocalDate DAY = LocalDate.parse("2025-04-22");
    private static final String THEN = "'2025-03-02'";

    @TempDir
    private Path folder;

    private final List<String> looked = new ArrayList<>();

    /** Says what it was asked. */
    private final EarlierEvents events = new EarlierEvents() {
        @Override
        public List<UUID> departures(String measure, boolean above, Period during) {
            looked.add(measure + (above ? " above " : " below ") + during.from().toLocalDate());
            return List.of(new UUID(1, 1));
        }

        @Override
        public List<UUID> like(UUID event, Period during) {
            return List.of(new UUID(2, 2));
        }
    };

    @Test
    void findsTheDayOnWhichTheSameSegmentFellForTheSameReason() throws Exception {
        Explanation explanation = explain("'" + DAY + "', " + THEN);
        assertThat(explanation.rootCauses())
                .extracting(cause -> cause.segment().toString())
                .containsExactly("state=SP");
        Past past = explanation.past().orElseThrow();
        assertThat(past.where()).isEqualTo("state=SP");
        assertThat(past.windows()).isGreaterThan(80);
        assertThat(past.episodes()).singleElement().satisfies(episode -> {
            assertThat(episode.when().from()).isEqualTo("2025-03-02T00:00:00");
            assertThat(episode.change()).isLessThan(-0.5);
            assertThat(episode.alike()).isGreaterThan(0.8);
            assertThat(episode.rootCauses()).extracting(Segment::toString).containsExactly("state=SP");
            assertThat(episode.signals()).extracting(Past.Earlier::metric).containsExactly("cancelled_orders");
            assertThat(episode.events()).isNotEmpty();
            assertThat(episode.noticed()).containsExactly(new UUID(1, 1));
            assertThat(episode.similar()).containsExactly(new UUID(2, 2));
        });
        assertThat(looked).containsExactly("revenue.revenue below 2025-03-02");
    }

    @Test
    void saysThatThereWasNothingLikeIt() throws Exception {
        Past past = explain("'" + DAY + "'").past().orElseThrow();
        assertThat(past.episodes()).isEmpty();
        assertThat(past.windows()).isGreaterThan(80);
        assertThat(past.since()).isPresent();
    }

    @Test
    void looksForNothingWhereNothingUnusualHappened() throws Exception {
        assertThat(explain(THEN).past()).isEmpty();
    }

    @Test
    void aSignalOfTheSameHoursIsStrongBeyondChance() throws Exception {
        Explanation explanation = explain("'" + DAY + "'");
        assertThat(explanation.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.metric()).isEqualTo("cancelled_orders");
            assertThat(signal.where()).isEqualTo("state=SP");
            assertThat(signal.strength()).isGreaterThan(10);
            assertThat(signal.deviations()).isGreaterThan(8);
            assertThat(signal.lag())
                    .hasValueSatisfying(lag -> assertThat(lag.value()).isZero());
        });
    }

    private Explanation explain(String days) throws SQLException, IOException {
        Path file = folder.resolve(days.hashCode() + ".duckdb");
        String shop = new String(
                getClass().getResourceAsStream("/diagnosis/cancellations.sql").readAllBytes(), StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("projections/commerce/schema.sql")));
            statement.execute(shop.replace("${days}", days));
        }
        try (StarFile star = StarFile.open(file)) {
            MetricExecutor executor =
                    new MetricExecutor(SemanticModelLoader.load(Path.of("semantics/commerce.yaml")), star);
            MetricQuery query = MetricQuery.of("revenue")
                    .within(period(DAY, DAY.plusDays(1)))
                    .comparedWith(period(DAY.minusDays(7), DAY))
                    .build();
            return new Explainer(executor, events).explain(query, LocalDateTime.parse("2025-04-23T00:00:00"));
        }
    }

    private static Period period(LocalDate from, LocalDate to) {
        return new Period(from.atStartOfDay(), to.atStartOfDay(), from.toString());
    }
}
