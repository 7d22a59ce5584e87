package dev.whence.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventIds;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Events as a shop would give them. */
final class TestEvents {
    static final Instant NOON = Instant.parse("2018-03-01T12:00:00Z");

    private TestEvents() {}

    static Event placed(int order) {
        return event("revenue.order.placed", "order/" + order, NOON.plusSeconds(order));
    }

    static Event event(String type, String subject, Instant occurredAt) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("order_id", subject)
                .put("total", new BigDecimal("10.50"))
                .put("city", "são paulo");
        return event(type, subject, occurredAt, data);
    }

    static Event event(String type, String subject, Instant occurredAt, ObjectNode data) {
        EventType eventType = new EventType(type);
        Subject parsed = Subject.parse(subject);
        return new Event(
                EventIds.of("shop", eventType, parsed, subject, occurredAt),
                eventType,
                1,
                parsed,
                occurredAt,
                "shop",
                "42",
                subject,
                Optional.empty(),
                data,
                type + " of " + subject,
                type + " in são paulo");
    }

    static List<Event> placed(int from, int to) {
        return IntStream.range(from, to).mapToObj(TestEvents::placed).toList();
    }
}
