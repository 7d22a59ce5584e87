package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.RecordedEvent;
import dev.whence.store.EventFilter;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of the live feed, as Server-Sent Events: {@code id} is the position, {@code event} the type, {@code data}
 * the event. Nothing is kept for a reader but its position: one that is slow is read for again when it has taken what it
 * was sent. Thread-safe.
 */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int BATCH = 200;

    private final EventFilter filter;
    private final HttpServerResponse response;
    private final Function<EventFilter, List<RecordedEvent>> reader;
    private final LongSupplier newest;
    private final ObjectMapper json;
    private final Executor workers;
    private final AtomicInteger wanted = new AtomicInteger();
    private long position;

    /** @param newest the position of the newest event */
    Feed(
            EventFilter filter,
            HttpServerResponse response,
            Function<EventFilter, List<RecordedEvent>> reader,
            LongSupplier newest,
            ObjectMapper json,
            Executor workers) {
        this.newest = newest;
        this.filter = filter.limit(BATCH);
        this.position = filter.after();
        this.response = response;
        this.reader = reader;
        this.json = json;
        this.workers = workers;
        response.drainHandler(drained -> poke());
    }

    /** There may be something to send. */
    void poke() {
        if (wanted.getAndIncrement() == 0) {
            workers.execute(this::serve);
        }
    }

    /** Keeps the connection alive where nothing happens. */
    void beat() {
        if (!response.closed() && !response.writeQueueFull()) {
            response.write(":\n\n");
        }
    }

    void end() {
        if (!response.closed()) {
            response.end();
        }
    }

    private void serve() {
        int served;
        do {
            served = wanted.get();
            try {
                sendAll();
            } catch (RuntimeException e) {
                LOG.info("A live feed ends at position {} and can be resumed there: {}", position, Reasons.of(e));
                end();
            }
        } while (wanted.addAndGet(-served) > 0);
    }

    private void sendAll() {
        while (!response.closed() && !response.writeQueueFull()) {
            long head = newest.getAsLong();
            if (head <= position) {
                return;
            }
            List<RecordedEvent> batch = reader.apply(filter.after(position));
            if (!batch.isEmpty()) {
                response.write(text(batch));
                position = batch.get(batch.size() - 1).position();
            }
            if (batch.size() < BATCH) {
                position = Math.max(position, head);
            }
        }
    }

    private String text(List<RecordedEvent> batch) {
        StringBuilder text = new StringBuilder(batch.size() * 512);
        for (RecordedEvent event : batch) {
            text.append("id: ").append(event.position());
            text.append("\nevent: ").append(event.event().type());
            text.append("\ndata: ").append(line(event)).append("\n\n");
        }
        return text.toString();
    }

    private String line(RecordedEvent event) {
        try {
            return json.writeValueAsString(EventView.of(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can always be written", e);
        }
    }
}
