package dev.whence.routes;

import dev.whence.streams.Bus;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Of records with a position, none is sent after one that could not be sent until that one comes again: where a broker
 * comes back in the midst of a batch, its end must not overtake its beginning. Thread-safe as far as one thread sends.
 */
final class OrderedProducer extends KafkaProducer<Object, Object> {
    private static final long NONE = Long.MAX_VALUE;

    private final AtomicLong failed = new AtomicLong(NONE);

    OrderedProducer(Properties properties) {
        super(oneAtATime(properties));
    }

    /**
     * A broker takes a second request on a new partition even where it had refused the first, as it was not yet the
     * partition's leader (KAFKA-15591): the first could never follow. So a request waits for the answer to the one before.
     */
    private static Properties oneAtATime(Properties properties) {
        Properties ordered = new Properties();
        ordered.putAll(properties);
        ordered.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return ordered;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<Object, Object> message, Callback callback) {
        long position = Bus.position(message.headers());
        if (position == Bus.NOWHERE) {
            return super.send(message, callback);
        }
        long before = failed.get();
        if (position > before) {
            TimeoutException waits = new TimeoutException("position " + before + " has to be sent before");
            tell(callback, null, waits);
            return CompletableFuture.failedFuture(waits);
        }
        failed.set(NONE);
        return super.send(message, (metadata, failure) -> {
            if (failure != null) {
                failed.accumulateAndGet(position, Math::min);
            }
            tell(callback, metadata, failure);
        });
    }

    /** Camel gives none where it waits for the future. */
    private static void tell(Callback callback, RecordMetadata metadata, Exception failure) {
        if (callback != null) {
            callback.onCompletion(metadata, failure);
        }
    }

    @Override
    public void close() {
        close(KafkaClients.PATIENCE);
    }
}
