package dev.whence.projection;

import dev.whence.store.EventText;
import java.util.List;

/** All events, read in the order of their positions. */
@FunctionalInterface
public interface EventLog {
    /** The next events beyond the position, at most {@code limit}; empty at the head. */
    List<EventText> after(long position, int limit);
}
