package dev.whence.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers when a log was first seen to reach how far, and so how long the oldest part of it that is not confirmed has
 * been there: at least, and at most one pause between two looks longer. Not thread-safe.
 */
final class UnconfirmedLog {
    private static final int MOST = 4096;

    private final Deque<Seen> ends = new ArrayDeque<>();

    private record Seen(long end, Instant at) {}

    void look(long confirmed, long end, Instant now) {
        if (!ends.isEmpty() && Long.compareUnsigned(end, ends.getLast().end()) < 0) {
            // the source has gone back to an earlier state
            ends.clear();
        }
        if (ends.isEmpty() || end != ends.getLast().end()) {
            ends.add(new Seen(end, now));
        }
        ends.removeIf(seen -> Long.compareUnsigned(seen.end(), confirmed) <= 0);
        if (ends.size() > MOST) {
            thin();
        }
    }

    /** Every second one goes; the oldest stays. */
    private void thin() {
        boolean[] keep = {false};
        ends.removeIf(seen -> !(keep[0] = !keep[0]));
    }

    Duration age(Instant now) {
        return ends.isEmpty() ? Duration.ZERO : Duration.between(ends.getFirst().at(), now);
    }
}
