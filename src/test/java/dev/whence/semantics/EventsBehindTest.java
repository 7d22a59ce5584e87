package dev.whence.semantics;

import static dev.whence.semantics.OrderEvents.line;
import static dev.whence.semantics.OrderEvents.placed;
import static dev.whence.semantics.OrderEvents.reviewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.projection.Events;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each event counts once, however many rows rest on it and however many groups they are in. */
class EventsBehindTest {
    @TempDir
    static Path folder;

    private static Projection projection;
    private static MetricExecutor executor;

    @BeforeAll
    static void fill() {
        projection = Projection.open(
                ProjectionFiles.read(Path.of("projections/commerce")), new ProjectionSettings(folder, 128, 2));
        projection.apply(List.of(
                placed(
                        1,
                        "a",
                        "ann",
                        "SP",
                        "2025-01-10T10:00:00Z",
                        line(1, "p1", "toys", "s1", 10) + "," + line(2, "p2", "toys", "s1", 20) + ","
                                + line(3, "p3", "books", "s2", 30)),
                placed(2, "b", "bob", "BA", "2025-01-20T10:00:00Z", line(1, "p1", "toys", "s1", 10)),
                placed(3, "c", "ann", "SP", "2025-02-03T10:00:00Z", line(1, "p3", "books", "s2", 30)),
                placed(4, "d", "eve", "SP", "2025-02-04T10:00:00Z", ""),
                reviewed(5, "a", 5),
                reviewed(6, "b", 1)));
        executor = new MetricExecutor(SemanticModelLoader.load(Path.of("semantics/commerce.yaml")), projection);
    }

    @AfterAll
    static void close() {
        projection.close();
    }

    @Test
    void ofANumber() {
        MetricResult result = run(MetricQuery.of("revenue").where("state", "SP"));
        assertThat(result.events()).isEqualTo(2);
        assertThat(result.samples()).containsExactly(event(3), event(1));
        assertThat(result.position()).isEqualTo(6);
        assertThat(result.sql()).hasSize(2);
        assertThat(result.sql().get(0)).contains("?").doesNotContain("'SP'");
        assertThat(result.parameters()).containsValue("SP");
    }

    @Test
    void ofLinesAlsoWhereOnlySomeOfAnOrderCount() {
        assertThat(run(MetricQuery.of("revenue").by("category")).events()).isEqualTo(3);
        assertThat(run(MetricQuery.of("revenue").where("category", "books")).events())
                .isEqualTo(2);
        assertThat(run(MetricQuery.of("revenue").where("seller_id", "s1")).events())
                .isEqualTo(2);
    }

    @Test
    void ofOrdersAndReviewsThatAreInSeveralCategories() {
        MetricResult orders = run(MetricQuery.of("orders").by("category"));
        assertThat(orders.rows()).containsExactly(List.of("books", 2L), List.of("toys", 2L));
        assertThat(orders.events()).isEqualTo(3);
        MetricResult reviews = run(MetricQuery.of("review_score").by("category"));
        assertThat(reviews.rows()).containsExactly(List.of("books", 5.0), List.of("toys", 3.0));
        assertThat(reviews.events()).isEqualTo(2);
        assertThat(run(MetricQuery.of("reviews").by("category").where("category", "books"))
                        .events())
                .isEqualTo(1);
    }

    @Test
    void ofTwoNumbersOverTheSameRows() {
        assertThat(run(MetricQuery.of("orders", "revenue_orders", "units")).events())
                .isEqualTo(4);
    }

    private static MetricResult run(MetricQueryBuilder query) {
        return executor.run(query.build(), LocalDateTime.parse("2025-06-01T00:00:00"));
    }

    private static UUID event(long position) {
        return Events.event(position, "a.b.c", "d/e", "2025-01-01T00:00:00Z", "{}")
                .event()
                .id();
    }
}
