package dev.whence.routes;

import dev.whence.capture.CdcComponent;
import dev.whence.store.DeadLetters;
import java.util.Map;
import org.apache.camel.Exchange;

/** Answers those who operate the hub. Thread-safe. */
public final class Operations {
    private final CdcComponent connectors;
    private final DeadLetters deadLetters;

    public Operations(CdcComponent connectors, DeadLetters deadLetters) {
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
}
