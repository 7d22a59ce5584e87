package dev.whence.routes;

import dev.whence.event.RecordedEvent;
import java.time.Duration;
import java.util.List;

/**
 * A reader of all events in position order that remembers how far it came. Used by one thread at a time, except for
 * {@link #position()}.
 */
public interface Subscription {
    /** The position up to which everything was dealt with; 0 at the beginning. */
    long position();

    /** The next events after {@link #position()}, at most {@code limit}; empty where there are none yet. */
    List<RecordedEvent> next(int limit);

    /** Everything up to this position was dealt with and must not come again after a restart. */
    void acknowledge(long position);

    /** Returns as soon as there may be more events, at the latest after {@code atMost}. */
    void awaitMore(Duration atMost) throws InterruptedException;
}
