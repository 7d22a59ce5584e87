package dev.whence.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** Lets Kafka Streams take the event with the smallest position next, of those that it has fetched of all topics. */
final class ByPosition implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
        return Math.max(0, Bus.position(message.headers()));
    }
}
