package dev.whence.routes;

import java.time.Duration;

/** A pause that doubles with each failure up to a ceiling. Not thread-safe. */
final class Backoff {
    private final Duration first;
    private final Duration ceiling;
    private Duration next;

    Backoff(Duration first, Duration ceiling) {
        this.first = first;
        this.ceiling = ceiling;
        this.next = first;
    }

    /** The pause to make now; the one after it is twice as long. */
    Duration pause() {
        Duration now = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(ceiling) < 0 ? doubled : ceiling;
        return now;
    }

    void reset() {
        next = first;
    }
}
