package dev.whence.semantics;

import static dev.whence.semantics.OrderEvents.line;
import static dev.whence.semantics.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.semantics.MetricQuery.Period;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four orders from February to the middle of a day in April 2025, of 28, 28, 12 and 100. */
class AverageOverTimeTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2025-04-11T12:00:00");

    @TempDir
    static Path folder;

    private static Projection projection;
    private static MetricExecutor executor;

    @BeforeAll
    static void fill() {
        projection = Projection.open(
                ProjectionFiles.read(Path.of("projections/commerce")), new ProjectionSettings(folder, 128, 2));
        projection.apply(List.of(
                placed(1, "a", "ann", "SP", "2025-02-03T10:00:00Z", line(1, "p1", "toys", "s1", 28)),
                placed(2, "b", "bob", "BA", "2025-02-20T10:00:00Z", line(1, "p1", "toys", "s1", 28)),
                placed(3, "c", "ann", "SP", "2025-03-03T10:00:00Z", line(1, "p3", "books", "s2", 12)),
                placed(4, "d", "eve", "SP", "2025-04-11T10:00:00Z", line(1, "p3", "books", "s2", 100))));
        executor = new MetricExecutor(SemanticModelLoader.load(Path.of("semantics/commerce.yaml")), projection);
    }

    @AfterAll
    static void close() {
        projection.close();
    }

    @Test
    void theWholeIsDividedByTheDaysOfThePeriodThoseWithoutOrdersToo() {
        Period february = period("2025-02-01", "2025-03-01");

        assertThat(value(MetricQuery.of("revenue:per_day").within(february))).isEqualTo(2);
        assertThat(value(MetricQuery.of("orders:per_week").within(february))).isEqualTo(0.5);
    }

    @Test
    void daysOfAKindAreDividedByThoseDaysOnly() {
        MetricQueryBuilder february = MetricQuery.of("revenue:per_day").within(period("2025-02-01", "2025-03-01"));

        assertThat(value(february.build().toBuilder().where("part_of_week", "weekday")))
                .as("20 days")
                .isEqualTo(2.8);
        assertThat(value(february.build().toBuilder().where("weekday", "Monday", "Thursday")))
                .as("four of either")
                .isEqualTo(7);
        assertThat(executor.run(february.by("weekday").build(), NOW).rows())
                .containsExactly(List.of("Monday", 7.0), List.of("Thursday", 7.0));
    }

    @Test
    void whatIsNotOverDoesNotCount() {
        Period year = period("2025-01-01", "2026-01-01");
        Period april = period("2025-04-01", "2025-05-01");

        assertThat(value(MetricQuery.of("revenue:per_quarter").within(year))).isEqualTo(68);
        assertThat(value(MetricQuery.of("revenue:per_month").within(period("2025-02-01", "2026-01-01"))))
                .isEqualTo(34);
        assertThat(value(MetricQuery.of("orders:per_day").within(april))).isZero();
        assertThat(number(executor.run(
                        MetricQuery.of("revenue:per_day").within(april).build(), NOW.plusHours(12))))
                .isBetween(9.09, 9.10);
    }

    @Test
    void aPeriodHasADivisorOfItsOwnWhenTwoAreCompared() {
        MetricQuery query = MetricQuery.of("revenue:per_day")
                .within(period("2025-03-01", "2025-03-07"))
                .comparedWith(period("2025-02-01", "2025-03-01"))
                .build();

        assertThat(executor.run(query, NOW).rows().get(0).subList(0, 2))
                .allSatisfy(value -> assertThat(((Number) value).doubleValue()).isEqualTo(2));
    }

    @Test
    void whatCannotBeToldIsSaid() {
        assertThatThrownBy(() -> value(MetricQuery.of("revenue:per_day"))).hasMessageContaining("needs a period");
        assertThatThrownBy(() -> value(MetricQuery.of("revenue:per_month").within(period("2025-04-01", "2025-05-01"))))
                .hasMessageContaining("no complete month");
        assertThatThrownBy(() -> value(MetricQuery.of("customers:per_day").within(period("2025-02-01", "2025-03-01"))))
                .hasMessageContaining("cannot be added up");
    }

    private static double value(MetricQueryBuilder query) {
        return number(executor.run(query.build(), NOW));
    }

    private static double number(MetricResult result) {
        return ((Number) result.rows().get(0).get(0)).doubleValue();
    }

    private static Period period(String from, String to) {
        return new Period(
                LocalDateTime.parse(from + "T00:00:00"), LocalDateTime.parse(to + "T00:00:00"), from + " to " + to);
    }
}
