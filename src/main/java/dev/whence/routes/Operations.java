package dev.whence.routes;

import dev.whence.capture.CdcComponent;
import dev.whence.store.DeadLetters;
import dev.whence.store.EventReader;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Answers those who operate the hub. Thread-safe. */
public final class Operations {
    private final Subscriptions subscriptions;
    private final EventReader reader;
    private final CdcComponent connectors;
    private final DeadLetters deadLetters;

    public Operations(
            Subscriptions subscriptions, EventReader reader, CdcComponent connectors, DeadLetters deadLetters) {
        this.subscriptions = subscriptions;
        this.reader = reader;
        this.connectors = connectors;
        this.deadLetters = deadLetters;
    }

    public Map<String, Object> connectors() {
        return Map.of("connectors", connectors.statuses());
    }

    public Map<String, Object> deadLetters(Exchange exchange) {
        Request request = new Request(exchange);
        int limit = request.query("limit").map(Integer::valueOf).orElse(100);
        long after = request.query("after").map(Long::valueOf).orElse(0L);
        return Map.of(
                "open",
                deadLetters.open(),
                "deadLetters",
                deadLetters.list(after, limit, false).stream()
                        .map(DeadLetterView::of)
                        .toList());
    }

    public Map<String, Object> projections() {
        return Map.of("projections", List.of(), "head", reader.head(), "subscriptions", subscriptions.statuses());
    }

    public Map<String, Object> rebuild(Exchange exchange) {
        throw HttpProblem.notFound("There is no projection " + new Request(exchange).pathParameter("name") + ".");
    }
}
