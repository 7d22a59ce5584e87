package dev.whence.mapping;

import dev.whence.event.EventType;
import dev.whence.mapping.expression.Expression;
import dev.whence.mapping.expression.Place;
import dev.whence.mapping.expression.Shape;
import dev.whence.mapping.expression.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a change of a row means an event, and what the event says.
 *
 * @param key tells apart events of this type from the same row at the same time
 * @param causes the first whose condition holds names the cause
 * @param dataSlots where templates find the data
 */
record EventRule(
        EventType type,
        int version,
        Place place,
        Expression when,
        Template subject,
        Expression occurredAt,
        Optional<Template> correlation,
        List<CauseRule> causes,
        Optional<Expression> key,
        Shape.Fields data,
        Map<String, Integer> dataSlots,
        Template narrative,
        Optional<Template> gist) {
    EventRule {
        causes = List.copyOf(causes);
        dataSlots = Map.copyOf(dataSlots);
    }

    /** @param subject empty means the event's own */
    record CauseRule(EventType type, Optional<Template> subject, Optional<Expression> when) {}

    /** For people: the type and where the rule stands. */
    String name() {
        return type + " (" + place + ")";
    }
}
