package dev.whence.store;

import static dev.whence.store.TestEvents.NOON;
import static dev.whence.store.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.whence.event.EventType;
import dev.whence.event.Subject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadIT {
    private static final EventFilter ALL = EventFilter.all();
    private static TestStore store;

    @BeforeAll
    static void appendEventsOfSeveralChunks() {
        store = new TestStore();
        store.get()
                .events()
                .append(List.of(
                        event("revenue.order.placed", "order/1", NOON),
                        event("revenue.order.placed", "order/2", NOON.plus(Duration.ofDays(200))),
                        event("revenue.order.approved", "order/1", NOON.plus(Duration.ofDays(1))),
                        event("revenue.order_line.added", "order/1", NOON.plus(Duration.ofDays(400))),
                        event("inventory.shipment.delivered", "order/1", NOON.minus(Duration.ofDays(300)))));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void findsByTypeAndBeginningOfTypeAndDomain() {
        assertThat(positions(ALL.type(new EventType("revenue.order.placed")))).containsExactly(1L, 2L);
        assertThat(positions(ALL.typePrefix("revenue.order."))).containsExactly(1L, 2L, 3L);
        assertThat(positions(ALL.domain("revenue"))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(positions(ALL.typePrefix("revenue_order%"))).isEmpty();
    }

    @Test
    void findsBySubjectInTheOrderOfPositionsWhateverTheTimes() {
        assertThat(store.get().reader().history(Subject.parse("order/1")))
                .extracting(stored -> stored.position())
                .containsExactly(1L, 3L, 4L, 5L);
        EventFilter subject = ALL.subject(Subject.parse("order/1"));
        assertThat(positions(subject.newestFirst(true).limit(2))).containsExactly(5L, 4L);
        assertThat(positions(subject.after(3).limit(1))).containsExactly(4L);
        assertThat(positions(subject.domain("revenue").from(NOON.plusSeconds(1))))
                .containsExactly(3L, 4L);
        assertThat(positions(subject.type(new EventType("revenue.order.placed"))))
                .containsExactly(1L);
        assertThat(positions(ALL.subject(Subject.parse("order/9")))).isEmpty();
    }

    @Test
    void findsByTimeWithTheBeginningAndWithoutTheEnd() {
        assertThat(positions(ALL.from(NOON))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(positions(ALL.to(NOON))).containsExactly(5L);
        assertThat(positions(ALL.from(NOON).to(NOON.plus(Duration.ofDays(200)))))
                .containsExactly(1L, 3L);
    }

    @Test
    void findsByCorrelationAlsoTogetherWithTheSubject() {
        assertThat(positions(ALL.correlationId("order/2"))).containsExactly(2L);
        assertThat(positions(ALL.correlationId("order/2").subject(Subject.parse("order/1"))))
                .isEmpty();
    }

    @Test
    void pagesByPositionInBothDirections() {
        assertThat(positions(ALL.after(1).limit(2))).containsExactly(2L, 3L);
        assertThat(positions(ALL.newestFirst(true).limit(2))).containsExactly(5L, 4L);
        assertThat(store.get().reader().after(0, 3)).hasSize(3);
        assertThat(store.get().reader().after(5, 3)).isEmpty();
    }

    @Test
    void countsTheEventsOfASourceByType() {
        assertThat(store.get().reader().countsByType("shop", Long.MAX_VALUE))
                .contains(entry("revenue.order.placed", 2L), entry("inventory.shipment.delivered", 1L))
                .hasSize(4);
    }

    @Test
    void aTextThatLooksLikeSqlFindsNothing() {
        assertThat(positions(ALL.correlationId("' or 1=1 --"))).isEmpty();
        assertThat(positions(ALL.typePrefix("'; drop table event --"))).isEmpty();
    }

    private static List<Long> positions(EventFilter filter) {
        return store.get().reader().find(filter).stream()
                .map(stored -> stored.position())
                .toList();
    }
}
