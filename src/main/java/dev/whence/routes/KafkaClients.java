package dev.whence.routes;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Clients that do not wait for ever for a broker when the hub ends; what was not sent or not acknowledged comes again at
 * the next start. Thread-safe.
 */
public final class KafkaClients extends DefaultKafkaClientFactory {
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Clock clock;
    private final Collection<WatchedConsumer> consumers = new ConcurrentLinkedQueue<>();

    public KafkaClients(Clock clock) {
        this.clock = clock;
    }

    /** What the routes have not taken of a topic; empty while that is not known. */
    Optional<WatchedConsumer.Lag> lag(String topic) {
        return consumers.stream()
                .flatMap(consumer -> consumer.lag(topic).stream())
                .reduce(WatchedConsumer.Lag::plus);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Consumer getConsumer(Properties properties) {
        WatchedConsumer consumer = new WatchedConsumer(properties, clock, consumers::remove);
        consumers.add(consumer);
        return consumer;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Producer getProducer(Properties properties) {
        return new OrderedProducer(properties);
    }
}
