package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.semantics.MetricQuery.Period;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result is used again until an event changes what it rests on. */
class ResultCacheTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2025-03-02T00:00:00");
    private static final Period MARCH = period("2025-03-01", "2025-04-01");
    private static final Period JANUARY = period("2025-01-01", "2025-02-01");

    @TempDir
    private Path folder;

    private SkillShop shop;
    private MetricExecutor executor;

    @BeforeEach
    void open() {
        shop = new SkillShop(folder);
        shop.order("ann", 1, "p1", 10);
        executor = shop.executor(2);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theSameQuestionIsComputedOnce() {
        MetricResult first = run(MetricQuery.of("revenue"));
        MetricResult again = run(MetricQuery.of("revenue"));

        assertThat(first.cached()).isFalse();
        assertThat(again.cached()).isTrue();
        assertThat(again.rows()).isEqualTo(first.rows());
        assertThat(again.samples()).isEqualTo(first.samples());
        assertThat(run(MetricQuery.of("revenue").where("state", "SP")).cached()).isFalse();
    }

    @Test
    void aNewEventMakesANewAnswerAtOnce() {
        run(MetricQuery.of("revenue"));

        shop.order("bob", 2, "p1", 5);
        shop.apply();

        assertThat(run(MetricQuery.of("revenue")).rows()).hasToString("[[15]]");
        assertThat(run(MetricQuery.of("revenue")).cached()).isTrue();
    }

    @Test
    void anEventOfAnotherKindChangesNothingButHowFarTheAnswerIsComplete() {
        long before = run(MetricQuery.of("revenue")).position();

        shop.cart("ann", 3);
        shop.apply();

        MetricResult again = run(MetricQuery.of("revenue"));
        assertThat(again.cached()).isTrue();
        assertThat(again.position()).isEqualTo(before + 1);
        assertThat(run(MetricQuery.of("cart_additions")).rows()).hasToString("[[1]]");
    }

    @Test
    void underAnotherClockOnlyWhereNothingHappenedBetweenIsAnAnswerTheSame() {
        shop.order("bob", 60, "p1", 5);
        shop.apply();

        assertThat(run(MetricQuery.of("orders").within(MARCH), NOW.minusDays(1)).rows())
                .hasToString("[[0]]");
        assertThat(run(MetricQuery.of("orders").within(MARCH), NOW.plusDays(1)).rows())
                .hasToString("[[1]]");
        assertThat(run(MetricQuery.of("orders").within(MARCH), NOW.plusDays(9)).cached())
                .as("the last order was before both clocks")
                .isTrue();
        assertThat(run(MetricQuery.of("orders").within(MARCH), NOW.minusDays(1)).rows())
                .hasToString("[[0]]");
        run(MetricQuery.of("orders").within(JANUARY), NOW);
        assertThat(run(MetricQuery.of("orders").within(JANUARY), NOW.plusDays(9))
                        .cached())
                .as("January was over")
                .isTrue();
    }

    @Test
    void whoIsMeantMayDependOnTheClock() {
        EntitySet atRisk = executor.model().sets().stream()
                .filter(set -> set.name().equals("customers_at_risk"))
                .findFirst()
                .orElseThrow();
        MetricQueryBuilder query = MetricQuery.of("revenue").among(new Members.OfSet(atRisk, Optional.empty(), false));

        run(query, NOW);

        assertThat(run(query, NOW).cached()).isTrue();
        assertThat(run(query, NOW.plusDays(1)).cached()).isFalse();
    }

    @Test
    void noMoreResultsAreKeptThanWanted() {
        run(MetricQuery.of("revenue"));
        run(MetricQuery.of("orders"));
        run(MetricQuery.of("units"));

        assertThat(run(MetricQuery.of("units")).cached()).isTrue();
        assertThat(run(MetricQuery.of("revenue")).cached()).isFalse();
    }

    @Test
    void aStarThatWasBuiltAnewIsAskedAnew() {
        run(MetricQuery.of("revenue"));

        shop.rebuild(List.of());

        assertThat(run(MetricQuery.of("revenue")).cached()).isFalse();
    }

    private MetricResult run(MetricQueryBuilder query) {
        return run(query, NOW);
    }

    private MetricResult run(MetricQueryBuilder query, LocalDateTime now) {
        return executor.run(query.build(), now);
    }

    private static Period period(String from, String to) {
        return new Period(LocalDateTime.parse(from + "T00:00:00"), LocalDateTime.parse(to + "T00:00:00"), from);
    }
}
