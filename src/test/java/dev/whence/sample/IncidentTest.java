package dev.whence.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.diagnosis.Explainer;
import dev.whence.diagnosis.Explanation;
import dev.whence.diagnosis.Explanation.Signal;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Subject;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.SemanticModelLoader;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bad afternoon of the generated shop, three days before its last moment, is found from its web events alone. */
class IncidentTest {
    private static final LocalDateTime UNTIL = LocalDateTime.of(2026, 5, 20, 10, 0);

    @TempDir
    static Path folder;

    private static Projection projection;
    private static Explainer explainer;

    @BeforeAll
    static void fill() {
        projection = Projection.open(
                ProjectionFiles.read(Path.of("projections/commerce")), new ProjectionSettings(folder, 512, 2));
        VisitHistory visits = new VisitHistory(new ShopHistory(42, UNTIL));
        List<RecordedEvent> events = new ArrayList<>();
        visits.days().forEach(day -> visits.on(day).forEach(event -> events.add(recorded(event, events.size() + 1L))));
        projection.apply(events);
        explainer = new Explainer(
                new MetricExecutor(SemanticModelLoader.load(Path.of("semantics/commerce.yaml")), projection));
    }

    @AfterAll
    static void close() {
        projection.close();
    }

    @Test
    void mobileConversionDroppedForSlowCheckoutsAndDeclinedCardsOnThatDay() {
        Explanation explanation = explainer.explain(
                MetricQuery.of("conversion_rate")
                        .where(Filter.in("device", "mobile"))
                        .build(),
                UNTIL);
        assertThat(explanation.query().period().orElseThrow().label()).isEqualTo("17 May 2026");
        assertThat(explanation.total().contribution()).isNegative();
        assertThat(explanation.nothingUnusual()).isFalse();
        assertThat(explanation.signals())
                .extracting(Signal::what)
                .containsExactlyInAnyOrder("Slow pages", "Failed payments");
        assertThat(explanation.signals()).allSatisfy(signal -> {
            assertThat(signal.where()).contains("device=mobile").contains("page=/checkout");
            assertThat(signal.when()).startsWith("2026-05-17").contains("12");
            assertThat(signal.events()).isNotEmpty();
            assertThat(signal.deviations()).isGreaterThan(5);
            assertThat(signal.lag())
                    .hasValueSatisfying(lag -> assertThat(lag.atOnce()).isTrue());
        });
        assertThat(explanation.past()).hasValueSatisfying(past -> {
            assertThat(past.windows()).isGreaterThan(7);
            assertThat(past.episodes()).isEmpty();
        });
    }

    @Test
    void askedOfAllDevicesItIsMobileWhereTheSignalsCameFrom() {
        Explanation explanation =
                explainer.explain(MetricQuery.of("conversion_rate").build(), UNTIL);
        assertThat(explanation.query().period().orElseThrow().label()).isEqualTo("17 May 2026");
        assertThat(explanation.signals()).hasSize(2).allSatisfy(signal -> assertThat(signal.where())
                .contains("device=mobile"));
    }

    @Test
    void aWeekBeforeNothingUnusualHappened() {
        LocalDateTime day = LocalDateTime.of(2026, 5, 10, 0, 0);
        Explanation explanation = explainer.explain(
                MetricQuery.of("conversion_rate")
                        .where(Filter.in("device", "mobile"))
                        .within(new Period(day, day.plusDays(3), "then"))
                        .comparedWith(new Period(day.minusDays(3), day, "before"))
                        .build(),
                UNTIL);
        assertThat(explanation.nothingUnusual()).isTrue();
        assertThat(explanation.signals()).isEmpty();
    }

    private static RecordedEvent recorded(WebEvent event, long position) {
        ObjectNode data = new ObjectMapper().valueToTree(event.data());
        return new RecordedEvent(
                position,
                event.time(),
                "",
                new Event(
                        event.id(),
                        new EventType(event.type()),
                        1,
                        Subject.parse(event.subject()),
                        event.time(),
                        WebEvent.SOURCE,
                        "",
                        event.correlation(),
                        event.cause(),
                        data,
                        "",
                        ""));
    }
}
