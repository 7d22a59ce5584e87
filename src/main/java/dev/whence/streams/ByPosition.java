package dev.whence.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** Lets Kafka Streams take the event with the smallest position next, of those that it has fetched of all topics. */
public final class ByPosition implements TimestampExtractor {
    /** The header that has the position of the event, in digits. */
    public static final String HEADER = "position";

    @Override
    public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
        Header position = message.headers().lastHeader(HEADER);
        return position == null
                ? BusEvent.read((byte[]) message.value()).position()
                : Long.parseLong(new String(position.value(), StandardCharsets.US_ASCII));
    }
}
