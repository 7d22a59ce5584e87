package dev.whence.routes;

import dev.whence.event.RecordedEvent;
import dev.whence.store.Checkpoints;
import dev.whence.store.EventReader;
import dev.whence.store.HeadWatcher;
import java.time.Duration;
import java.util.List;

/** A subscription whose place is a checkpoint in the store. */
public final class StoreSubscription implements Subscription {
    private static final long UNKNOWN = -1;

    private final String name;
    private final EventReader reader;
    private final Checkpoints checkpoints;
    private final HeadWatcher watcher;
    private volatile long position = UNKNOWN;

    /** @param name under which the checkpoint is kept */
    public StoreSubscription(String name, EventReader reader, Checkpoints checkpoints, HeadWatcher watcher) {
        this.name = name;
        this.reader = reader;
        this.checkpoints = checkpoints;
        this.watcher = watcher;
    }

    @Override
    public long position() {
        if (position == UNKNOWN) {
            position = checkpoints.load(name);
        }
        return position;
    }

    @Override
    public List<RecordedEvent> next(int limit) {
        return reader.after(position(), limit);
    }

    @Override
    public void acknowledge(long reached) {
        checkpoints.save(name, reached);
        position = reached;
    }

    @Override
    public void awaitMore(Duration atMost) throws InterruptedException {
        watcher.awaitBeyond(position(), atMost);
    }
}
