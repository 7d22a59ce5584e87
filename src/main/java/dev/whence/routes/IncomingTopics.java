package dev.whence.routes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;

/** The topics that routes take events from. Thread-safe. */
public final class IncomingTopics {
    private final CamelContext context;
    private final KafkaClients clients;
    private final BusIngest ingest;

    public IncomingTopics(CamelContext context, KafkaClients clients, BusIngest ingest) {
        this.context = context;
        this.clients = clients;
        this.ingest = ingest;
    }

    /** In alphabetical order. */
    List<String> names() {
        return context.getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(KafkaEndpoint.class::isInstance)
                .map(endpoint -> ((KafkaEndpoint) endpoint).getConfiguration().getTopic())
                .distinct()
                .sorted()
                .toList();
    }

    IncomingTopic topic(String name) {
        return clients.lag(name)
                .map(lag -> new IncomingTopic(name, OptionalLong.of(lag.messages()), lag.since(), ingest.failure(name)))
                .orElseGet(() -> new IncomingTopic(name, OptionalLong.empty(), Optional.empty(), ingest.failure(name)));
    }
}
