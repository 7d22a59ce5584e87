package dev.whence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning, without a group: the hub's, or others. */
final class Topics implements AutoCloseable {
    private final Predicate<String> names;
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> received = new ArrayList<>();

    Topics(String bootstrapServers) {
        this(bootstrapServers, "whence\\.events\\..*");
    }

    /** @param names a regular expression */
    Topics(String bootstrapServers, String names) {
        this.names = Pattern.compile(names).asMatchPredicate();
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        "false"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** All that came so far, in the order of each partition. */
    List<ConsumerRecord<String, String>> poll() {
        Set<TopicPartition> there = consumer.listTopics().entrySet().stream()
                .filter(topic -> names.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .collect(Collectors.toSet());
        if (!there.equals(consumer.assignment())) {
            consumer.assign(there);
        }
        if (!there.isEmpty()) {
            consumer.poll(Duration.ofMillis(100)).forEach(received::add);
        }
        return List.copyOf(received);
    }

    /** How many messages were ever sent to them. */
    long sent() {
        poll();
        return consumer.endOffsets(consumer.assignment()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** A header in UTF-8; empty where there is none. */
    static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
