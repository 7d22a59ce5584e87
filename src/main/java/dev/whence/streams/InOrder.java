package dev.whence.streams;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events on in the order of their positions, each once: the topics hold them in that order by subject only, and a
 * relay that was killed sends some again. Positions have no gaps, so an event that comes early waits for those before
 * it. Only what was published before the processors ever ran may have gaps, because Kafka forgets what is old.
 */
final class InOrder extends ContextualProcessor<String, byte[], String, BusEvent> {
    static final String PLACE = "place";
    static final String WAITING = "waiting";
    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);
    private static final String HERE = "here";

    private final long publishedBefore;
    private KeyValueStore<String, Place> places;
    private KeyValueStore<Long, byte[]> waiting;
    private Place place = new Place();
    private long held;
    private boolean warned;

    /** @param publishedBefore the position that the relay had reached when the processors were first started */
    InOrder(long publishedBefore) {
        this.publishedBefore = publishedBefore;
    }

    /** How far it came; up to {@code history} there may be gaps. */
    static final class Place {
        long position;
        long history = -1;
        Instant recordedAt = Instant.EPOCH;
        Map<String, Instant> watermarks = new TreeMap<>();
    }

    @Override
    public void init(ProcessorContext<String, BusEvent> context) {
        super.init(context);
        places = context.getStateStore(PLACE);
        waiting = context.getStateStore(WAITING);
        Place known = places.get(HERE);
        place = known == null ? new Place() : known;
        try (KeyValueIterator<Long, byte[]> all = waiting.all()) {
            all.forEachRemaining(one -> held++);
        }
    }

    @Override
    public void process(Record<String, byte[]> message) {
        BusEvent event = BusEvent.read(message.value());
        if (place.history < 0) {
            place.history = event.position() == 1 ? 0 : publishedBefore;
        }
        if (event.position() <= place.position) {
            watchForAnotherStore(event);
        } else if (event.position() == place.position + 1 || event.position() <= place.history) {
            forward(event);
            release();
        } else if (waiting.putIfAbsent(event.position(), message.value()) == null) {
            held++;
        }
        places.put(HERE, place);
    }

    private void release() {
        while (held > 0) {
            long next = place.position + 1;
            byte[] message = waiting.delete(next);
            if (message == null) {
                return;
            }
            held--;
            forward(BusEvent.read(message));
        }
    }

    private void forward(BusEvent event) {
        Instant reached = event.time().isBefore(event.recordedAt()) ? event.time() : event.recordedAt();
        Instant watermark = place.watermarks.merge(event.source(), reached, (a, b) -> a.isAfter(b) ? a : b);
        BusEvent placed = event.at(watermark, place.recordedAt);
        place.position = event.position();
        place.recordedAt = event.recordedAt();
        context().forward(new Record<>(event.subject(), placed, event.position()));
    }

    private void watchForAnotherStore(BusEvent event) {
        if (!warned && event.recordedAt().isAfter(place.recordedAt)) {
            warned = true;
            LOG.warn(
                    "Position {} was recorded after position {}: the topics hold the events of two stores, of which the"
                            + " processors see one; give each hub a Kafka, or delete the topics whence.*",
                    event.position(),
                    place.position);
        }
    }
}
