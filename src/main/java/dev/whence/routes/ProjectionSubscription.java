package dev.whence.routes;

import dev.whence.event.RecordedEvent;
import dev.whence.projection.Projection;
import dev.whence.store.EventReader;
import dev.whence.store.HeadWatcher;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscription of a projection, which knows its own place: it is saved with its tables. Where the projection's files
 * have changed, it is built again first, while the old one serves.
 */
public final class ProjectionSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionSubscription.class);

    private final Projection projection;
    private final EventReader reader;
    private final HeadWatcher watcher;

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
            projection.rebuild(reader::after);
        }
        return reader.after(projection.position(), limit);
    }

    /** Nothing to do: the route has applied the events, and their positions with them. */
    @Override
    public void acknowledge(long position) {}

    @Override
    public void awaitMore(Duration atMost) throws InterruptedException {
        watcher.awaitBeyond(projection.position(), atMost);
    }
}
