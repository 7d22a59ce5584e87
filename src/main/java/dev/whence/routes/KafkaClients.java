package dev.whence.routes;

import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Clients that do not wait for ever for a broker when the hub ends; what was not sent or not acknowledged comes again at
 * the next start.
 */
public final class KafkaClients extends DefaultKafkaClientFactory {
    static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Consumer getConsumer(Properties properties) {
        return new KafkaConsumer(properties) {
            @Override
            public void close() {
                close(CloseOptions.timeout(PATIENCE));
            }
        };
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Producer getProducer(Properties properties) {
        return new OrderedProducer(properties);
    }
}
