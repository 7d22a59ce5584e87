package dev.whence.store;

import static dev.whence.store.TestEvents.NOON;
import static dev.whence.store.TestEvents.event;
import static dev.whence.store.TestEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Subject;
import dev.whence.mapping.MappedEvent;
import dev.whence.mapping.MappedEvent.Cause;
import dev.whence.store.AppendResult.Appended;
import dev.whence.store.AppendResult.Entry;
import dev.whence.store.AppendResult.Known;
import dev.whence.store.AppendResult.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppendIT {
    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackWhatWasAppended() {
        Event event = placed(1);
        assertThat(append(event)).containsExactly(new Appended(event.id(), 1));
        RecordedEvent stored = store.get().reader().find(event.id()).orElseThrow();
        assertThat(stored.position()).isEqualTo(1);
        assertThat(CanonicalJson.of(stored.event().data())).isEqualTo(CanonicalJson.of(event.data()));
        assertThat(stored.event())
                .usingRecursiveComparison()
                .ignoringFields("data")
                .isEqualTo(event);
    }

    @Test
    void anIdThatIsKnownWithTheSameContentIsNoError() {
        append(placed(1));
        assertThat(append(placed(1), placed(2), placed(2)))
                .containsExactly(
                        new Known(placed(1).id(), 1),
                        new Appended(placed(2).id(), 2),
                        new Known(placed(2).id(), 2));
        assertThat(store.get().reader().head()).isEqualTo(2);
    }

    @Test
    void theSameNumberSpeltOtherwiseIsTheSameContent() {
        append(event("revenue.order.placed", "order/1", NOON, total(new BigDecimal("10.50"))));
        assertThat(append(event("revenue.order.placed", "order/1", NOON, total(new BigDecimal("10.5")))))
                .hasExactlyElementsOfTypes(Known.class);
    }

    @Test
    void anIdThatIsKnownWithAnotherContentIsRefusedAndTheOthersAreAppended() {
        append(event("revenue.order.placed", "order/1", NOON, total(BigDecimal.ONE)));
        List<Entry> entries = append(event("revenue.order.placed", "order/1", NOON, total(BigDecimal.TEN)), placed(2));
        assertThat(entries).hasExactlyElementsOfTypes(Refused.class, Appended.class);
        assertThat(((Refused) entries.get(0)).problem()).contains("position 1").contains("new id");
    }

    @Test
    void whatPostgresCannotHoldIsRefusedAndTheOthersAreAppended() {
        ObjectNode nul = JsonNodeFactory.instance.objectNode().put("text", "a\0b");
        ObjectNode half = JsonNodeFactory.instance.objectNode().put("text", "\ud83d");
        ObjectNode endless = JsonNodeFactory.instance.objectNode().put("number", Double.POSITIVE_INFINITY);
        ObjectNode huge = JsonNodeFactory.instance.objectNode().put("number", new BigDecimal("1e200000"));
        assertThat(append(
                        event("revenue.order.placed", "order/1", NOON, nul),
                        event("revenue.order.placed", "order/2", NOON, half),
                        event("revenue.order.placed", "order/3", NOON, endless),
                        event("revenue.order.placed", "order/4", NOON, huge),
                        event("revenue.order.placed", "order/" + "5".repeat(3000), NOON),
                        event("revenue.order.placed", "order/\0", NOON),
                        event("revenue.order.placed", "order/7", Instant.MAX),
                        event("revenue.order.placed", "order/8", Instant.MIN),
                        placed(9)))
                .hasExactlyElementsOfTypes(
                        Refused.class,
                        Refused.class,
                        Refused.class,
                        Refused.class,
                        Refused.class,
                        Refused.class,
                        Refused.class,
                        Refused.class,
                        Appended.class);
    }

    @Test
    void eventsOfAllTimesAreFound() {
        append(
                event("revenue.order.placed", "order/1", Instant.parse("0001-01-01T00:00:00Z")),
                event("revenue.order.placed", "order/2", Instant.parse("1969-12-31T23:59:59.999999Z")),
                event("revenue.order.placed", "order/3", Instant.parse("9999-12-31T23:59:59.999999Z")));
        assertThat(store.get().reader().after(0, 10))
                .extracting(stored -> stored.event().occurredAt().toString())
                .containsExactly("0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z");
        assertThat(store.get().hashChain().verify().problem()).isEmpty();
    }

    @Test
    void findsTheCauseEarlierInTheBatchElseInTheStoreElseLaterInTheBatch() {
        Event old = event("revenue.order.placed", "order/1", NOON.minusSeconds(60));
        append(old, event("revenue.order.placed", "order/3", NOON.minusSeconds(60)));
        Event again = event("revenue.order.placed", "order/1", NOON);
        Event newInBatch = event("revenue.order.placed", "order/2", NOON);
        List<MappedEvent> batch = List.of(
                paid(1, 1),
                new MappedEvent(again, Optional.empty()),
                paid(1, 2),
                paid(2, 1),
                new MappedEvent(newInBatch, Optional.empty()),
                paid(4, 1));
        store.get().events().appendMapped(batch);
        assertThat(causeOf(paid(1, 1))).contains(old.id());
        assertThat(causeOf(paid(1, 2))).contains(again.id());
        assertThat(causeOf(paid(2, 1))).contains(newInBatch.id());
        assertThat(causeOf(paid(4, 1))).isEmpty();
        assertThat(store.get().hashChain().verify().problem()).isEmpty();
    }

    @Test
    void walksFromEffectToCauseAndBack() {
        Event placed = event("revenue.order.placed", "order/1", NOON);
        store.get()
                .events()
                .appendMapped(List.of(
                        new MappedEvent(placed, Optional.empty()),
                        paid(1, 1),
                        caused("revenue.order.approved", "order/1", "revenue.payment.received", "payment/1-1")));
        UUID approved = event("revenue.order.approved", "order/1", NOON).id();
        assertThat(store.get().causality().causes(approved, 10))
                .extracting(link -> link.depth() + " " + link.event().event().type())
                .containsExactly("1 revenue.payment.received", "2 revenue.order.placed");
        assertThat(store.get().causality().causes(approved, 1)).hasSize(1);
        assertThat(store.get().causality().effects(placed.id(), 10, 100))
                .extracting(link -> link.depth() + " " + link.event().event().type())
                .containsExactly("1 revenue.payment.received", "2 revenue.order.approved");
        assertThat(store.get().causality().causes(UUID.randomUUID(), 10)).isEmpty();
    }

    @Test
    void equalGistsAreStoredOnce() {
        store.get().events().append(placed(0, 50));
        assertThat(store.get().reader().after(0, 100))
                .extracting(stored -> stored.event().gist())
                .containsOnly("revenue.order.placed in são paulo");
    }

    private List<Entry> append(Event... events) {
        return store.get().events().append(List.of(events)).entries();
    }

    private Optional<UUID> causeOf(MappedEvent mapped) {
        return store.get()
                .reader()
                .find(mapped.event().id())
                .orElseThrow()
                .event()
                .causationId();
    }

    private static MappedEvent paid(int order, int sequence) {
        return caused(
                "revenue.payment.received",
                "payment/" + order + "-" + sequence,
                "revenue.order.placed",
                "order/" + order);
    }

    private static MappedEvent caused(String type, String subject, String causeType, String causeSubject) {
        return new MappedEvent(
                event(type, subject, NOON),
                Optional.of(new Cause(new EventType(causeType), Subject.parse(causeSubject))));
    }

    private static ObjectNode total(BigDecimal total) {
        return JsonNodeFactory.instance.objectNode().put("total", total);
    }
}
