package dev.whence.routes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Of records with a position, none is sent after one that could not be sent until that one comes again: where a broker
 * comes back in the midst of a batch, its end must not overtake its beginning. Thread-safe as far as one thread sends.
 */
final class OrderedProducer extends KafkaProducer<Object, Object> {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final JsonFactory JSON = new JsonFactory();
    private static final long NONE = Long.MAX_VALUE;

    private final AtomicLong failed = new AtomicLong(NONE);

    OrderedProducer(Properties properties) {
        super(properties);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<Object, Object> message, Callback callback) {
        Optional<Long> position = position(message);
        if (position.isEmpty()) {
            return super.send(message, callback);
        }
        long before = failed.get();
        if (position.get() > before) {
            TimeoutException waits = new TimeoutException("position " + before + " has to be sent before");
            tell(callback, null, waits);
            return CompletableFuture.failedFuture(waits);
        }
        failed.set(NONE);
        return super.send(message, (metadata, failure) -> {
            if (failure != null) {
                failed.accumulateAndGet(position.get(), Math::min);
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

    /** Of the event in the message: Camel drops the headers of messages that come as a list. */
    private static Optional<Long> position(ProducerRecord<Object, Object> message) {
        if (!(message.value() instanceof byte[] event) || !message.topic().startsWith(KafkaMessages.TOPICS)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(event)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals(KafkaMessages.POSITION);
                json.nextToken();
                if (found) {
                    return Optional.of(Long.parseLong(json.getText()));
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(PATIENCE);
    }
}
