package dev.whence.routes;

import dev.whence.capture.CdcComponent;
import dev.whence.capture.ConnectorFile;
import dev.whence.capture.SourceSnapshot;
import dev.whence.event.WhenceException;
import dev.whence.projection.Star;
import dev.whence.semantics.Reconciliation;
import dev.whence.store.EventReader;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What a hub says as of a place in its source's log, while both go on: the projection is held back until the place is
 * known and appended, comes to the last event before it, is read there, and goes on. Thread-safe, one at a time.
 */
public final class SameMoment {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS_MILLIS = 10;

    private final CdcComponent connectors;
    private final ProjectionSubscription projection;
    private final EventReader reader;

    public SameMoment(CdcComponent connectors, ProjectionSubscription projection, EventReader reader) {
        this.connectors = connectors;
        this.projection = projection;
        this.reader = reader;
    }

    /** Both sides; the source's snapshot is the caller's to close. */
    record Sides(SourceSnapshot source, Reconciliation.Hub hub) {}

    /** @throws WhenceException RETRYABLE if the hub does not come to the source's place in a minute */
    synchronized Sides look(ConnectorFile connector, Reconciliation reconciliation) {
        long held = projection.hold();
        SourceSnapshot source = SourceSnapshot.open(connector);
        try {
            if (source.position().isEmpty()) {
                return new Sides(source, reconciliation.hub());
            }
            return new Sides(source, at(source, held, connector.name(), reconciliation));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        } finally {
            projection.release();
        }
    }

    private Reconciliation.Hub at(SourceSnapshot source, long held, String name, Reconciliation reconciliation) {
        long place = source.position().orElseThrow();
        source.mark();
        await(
                () -> connectors.reached(name) >= place,
                () -> "the hub has not stored yet what the source " + name
                        + " has told; see GET /connectors for why, and try again");
        long last = reader.lastBefore(name, place, held);
        projection.holdAt(last);
        await(
                () -> projection.position() >= last,
                () -> "the projection is at event " + projection.position() + " and has to come to " + last
                        + "; try again");
        return projection.read((connection, checkpoint) ->
                reconciliation.hub(Star.of(connection, checkpoint), reader.countsByType(name, last)));
    }

    private static void await(BooleanSupplier condition, Supplier<String> complaint) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end || never.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw WhenceException.retryable(complaint.get(), null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("the hub stops", e);
        }
    }
}
