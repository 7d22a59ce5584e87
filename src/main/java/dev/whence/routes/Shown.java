package dev.whence.routes;

import dev.whence.event.RecordedEvent;
import dev.whence.store.PersonalValues;
import java.util.List;
import org.apache.camel.Exchange;

/** Opens personal values for people, and never for assistants. Thread-safe. */
final class Shown {
    /** Property of an exchange by which an assistant asks. */
    static final String TO_ASSISTANT = "whence.assistant";

    private final PersonalValues personal;

    Shown(PersonalValues personal) {
        this.personal = personal;
    }

    /** In their order. */
    List<RecordedEvent> events(Exchange exchange, List<RecordedEvent> events) {
        return exchange.getProperty(TO_ASSISTANT, false, Boolean.class) ? events : personal.events(events);
    }

    RecordedEvent event(Exchange exchange, RecordedEvent event) {
        return events(exchange, List.of(event)).get(0);
    }
}
