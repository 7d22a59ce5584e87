package dev.whence.cli;

import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import dev.whence.routes.PublishedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic that gets events again; by subject in their order. */
final class ReplayTopic implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final String servers;
    private final String topic;
    private final String run;

    ReplayTopic(String servers, String topic, String run) {
        this.servers = servers;
        this.topic = topic;
        this.run = run;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "enable.idempotence",
                        true,
                        "acks",
                        "all",
                        "max.block.ms",
                        15_000,
                        "linger.ms",
                        5,
                        // The topic is new: see OrderedProducer.
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when Kafka has all of them; fails with RETRYABLE where it does not take them. */
    void send(List<RecordedEvent> events) {
        try {
            List<Future<RecordMetadata>> under = new ArrayList<>();
            for (RecordedEvent event : events) {
                String key = event.event().subject().toString();
                under.add(producer.send(new ProducerRecord<>(topic, key, PublishedEvent.again(event, run))));
            }
            for (Future<RecordMetadata> one : under) {
                one.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw WhenceException.retryable(
                    "Kafka at " + servers + " does not take the events: " + e.getMessage() + "; run the replay again",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("interrupted while sending", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(3));
    }
}
