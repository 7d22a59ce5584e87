package dev.whence.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows which messages it has not committed yet, as of its last look at the topic. Used by one thread, except for
 * {@link #lag}.
 */
final class WatchedConsumer extends KafkaConsumer<Object, Object> {
    private final Clock clock;
    private final Consumer<WatchedConsumer> closed;
    private final Map<TopicPartition, Deque<Taken>> inHand = new HashMap<>();
    private volatile Map<String, Lag> lags = Map.of();

    /** @param closed is told when it is closed */
    WatchedConsumer(Properties properties, Clock clock, Consumer<WatchedConsumer> closed) {
        super(properties);
        this.clock = clock;
        this.closed = closed;
    }

    /**
     * What of a topic is not committed.
     *
     * @param messages how many, in hand or still in the topic
     * @param since when the oldest that is in hand came; empty where none is
     */
    record Lag(long messages, Optional<Instant> since) {
        Lag plus(Lag other) {
            Optional<Instant> first = since.isEmpty()
                    ? other.since
                    : since.filter(mine -> other.since.map(mine::isBefore).orElse(true))
                            .or(other::since);
            return new Lag(messages + other.messages, first);
        }
    }

    private record Taken(long offset, Instant at) {}

    /** Empty while it is not known. Thread-safe. */
    Optional<Lag> lag(String topic) {
        return Optional.ofNullable(lags.get(topic));
    }

    @Override
    public ConsumerRecords<Object, Object> poll(Duration timeout) {
        ConsumerRecords<Object, Object> records = super.poll(timeout);
        Instant now = clock.instant();
        inHand.keySet().retainAll(assignment());
        for (ConsumerRecord<Object, Object> one : records) {
            TopicPartition partition = new TopicPartition(one.topic(), one.partition());
            inHand.computeIfAbsent(partition, first -> new ArrayDeque<>()).add(new Taken(one.offset(), now));
        }
        count();
        return records;
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        super.commitSync(offsets, timeout);
        offsets.forEach((partition, next) ->
                inHand.getOrDefault(partition, new ArrayDeque<>()).removeIf(taken -> taken.offset() < next.offset()));
        count();
    }

    private void count() {
        Map<String, Lag> counted = new HashMap<>();
        for (TopicPartition partition : assignment()) {
            OptionalLong unread = currentLag(partition);
            if (unread.isPresent()) {
                Deque<Taken> taken = inHand.getOrDefault(partition, new ArrayDeque<>());
                Optional<Instant> since = Optional.ofNullable(taken.peek()).map(Taken::at);
                counted.merge(partition.topic(), new Lag(unread.getAsLong() + taken.size(), since), Lag::plus);
            }
        }
        lags = Map.copyOf(counted);
    }

    @Override
    public void close() {
        closed.accept(this);
        close(CloseOptions.timeout(KafkaClients.PATIENCE));
    }
}
