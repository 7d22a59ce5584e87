package dev.whence.routes;

import dev.whence.store.EventReader;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Answers those who operate the hub. Thread-safe. */
public final class Operations {
    private final Subscriptions subscriptions;
    private final EventReader reader;

    public Operations(Subscriptions subscriptions, EventReader reader) {
        this.subscriptions = subscriptions;
        this.reader = reader;
    }

    public Map<String, Object> connectors() {
        return Map.of("connectors", List.of());
    }

    public Map<String, Object> deadLetters(Exchange exchange) {
        return Map.of("deadLetters", List.of());
    }

    public Map<String, Object> projections() {
        return Map.of("projections", List.of(), "head", reader.head(), "subscriptions", subscriptions.statuses());
    }

    public Map<String, Object> rebuild(Exchange exchange) {
        throw HttpProblem.notFound("There is no projection " + new Request(exchange).pathParameter("name") + ".");
    }
}
