package dev.whence.routes;

import dev.whence.event.RecordedEvent;
import dev.whence.projection.Projection;
import dev.whence.projection.Star;
import dev.whence.store.EventReader;
import dev.whence.store.HeadWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscription of a projection, which knows its own place: it is saved with its tables. Where the projection's files
 * have changed, it is built again first, while the old one serves. It can be held at a position for a moment.
 */
public final class ProjectionSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionSubscription.class);

    private final Projection projection;
    private final EventReader reader;
    private final HeadWatcher watcher;
    private final Object gate = new Object();
    private volatile long upTo = Long.MAX_VALUE;

    public ProjectionSubscription(Projection projection, EventReader reader, HeadWatcher watcher) {
        this.projection = projection;
        this.reader = reader;
        this.watcher = watcher;
    }

    @Override
    public long position() {
        return projection.position();
    }

    @Override
    public List<RecordedEvent> next(int limit) {
        if (projection.state().outdated()) {
            LOG.info("The files of the projection {} have changed: it is built again", projection.name());
            projection.rebuild(reader::textsAfter);
        }
        long position = projection.position();
        int most = (int) Math.min(limit, upTo - position);
        return most < 1 ? List.of() : after(position, most);
    }

    private List<RecordedEvent> after(long position, int most) {
        Set<String> types = projection.types();
        return types.isEmpty() ? reader.after(position, most) : reader.after(position, most, types);
    }

    /**
     * Lets nothing more be applied, but for a batch that was read before, until {@link #holdAt} or {@link #release}.
     *
     * @return the position from which on it holds
     */
    long hold() {
        long position = projection.position();
        holdAt(position);
        return position;
    }

    /** Lets events be applied up to this one. */
    void holdAt(long position) {
        synchronized (gate) {
            upTo = position;
            gate.notifyAll();
        }
    }

    void release() {
        holdAt(Long.MAX_VALUE);
    }

    <T> T read(Star.Reading<T> reading) {
        return projection.read(reading);
    }

    /** Nothing to do: the route has applied the events, and their positions with them. */
    @Override
    public void acknowledge(long position) {}

    @Override
    public void awaitMore(Duration atMost) throws InterruptedException {
        synchronized (gate) {
            if (projection.position() >= upTo) {
                gate.wait(Math.max(1, atMost.toMillis()));
                return;
            }
        }
        watcher.awaitBeyond(projection.position(), atMost);
    }
}
